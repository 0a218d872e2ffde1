package nl.draad.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A digest for one purpose that nobody can make or test without the master key (HMAC-SHA256):
/// tells whether two things are the same without keeping the thing. Thread-safe.
public final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private KeyedHash(SecretKeySpec key) {
    this.key = key;
  }

  public static KeyedHash of(MasterKey master, String purpose) {
    return new KeyedHash(new SecretKeySpec(master.derive("hash " + purpose), ALGORITHM));
  }

  /// 32 bytes.
  public byte[] of(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("expected HmacSHA256 in every JDK", impossible);
    }
  }
}
