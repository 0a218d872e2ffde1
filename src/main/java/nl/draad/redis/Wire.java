package nl.draad.redis;

import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

/// How Redis is spoken to: topics are text, what is said on them is bytes, and nothing is waited
/// for longer than [RedisAddress#PATIENCE].
final class Wire {
  static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  static final SocketOptions SOCKETS =
      SocketOptions.builder().connectTimeout(RedisAddress.PATIENCE).keepAlive(true).build();
  static final TimeoutOptions TIMEOUTS = TimeoutOptions.enabled(RedisAddress.PATIENCE);

  private Wire() {}
}
