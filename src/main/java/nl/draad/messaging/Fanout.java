package nl.draad.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.draad.identity.PersonId;
import nl.draad.redis.Topics;

/// What nodes say to each other, on a topic per channel, per person and one for all nodes. At most
/// once and never the only copy. Every message begins with the speaking node, so that nobody
/// listens to itself, and a letter that says what it is. Stateless but for the node's name;
/// thread-safe.
final class Fanout {
  /// A new entry.
  static final byte ENTRY = 'e';

  /// How far people hold and have read.
  static final byte MARKS = 'm';

  /// Somebody is typing.
  static final byte TYPING = 't';

  /// Who is here on the speaking node.
  static final byte PRESENCE = 'p';

  /// Asks who is here.
  static final byte WHO = 'w';

  private static final int UUID_BYTES = 16;
  private static final int HEAD_BYTES = UUID_BYTES + 1;
  private static final int MARK_BYTES = UUID_BYTES + 2 * Long.BYTES;
  private static final String CHANNEL = "draad:c:";

  private final UUID node;

  Fanout(UUID node) {
    this.node = node;
  }

  static String topic(ChannelId channel) {
    return CHANNEL + channel;
  }

  static List<String> topics(Collection<ChannelId> channels) {
    return channels.stream().map(Fanout::topic).toList();
  }

  /// The channel of a topic, or null if it is not a channel's.
  static boolean isChannel(String topic) {
    return topic.startsWith(CHANNEL);
  }

  static ChannelId channel(String topic) {
    return new ChannelId(UUID.fromString(topic.substring(CHANNEL.length())));
  }

  Topics.Message entry(Entry entry) {
    return message(topic(entry.channel()), ENTRY, EntryCodec.pack(entry));
  }

  Topics.Message marks(ChannelId channel, Collection<Mark> marks) {
    var body = ByteBuffer.allocate(marks.size() * MARK_BYTES);
    for (var mark : marks) {
      put(body, mark.person().value()).putLong(mark.delivered()).putLong(mark.read());
    }
    return message(topic(channel), MARKS, body.array());
  }

  Topics.Message people(ChannelId channel, byte kind, Collection<PersonId> people) {
    var body = ByteBuffer.allocate(people.size() * UUID_BYTES);
    people.forEach(person -> put(body, person.value()));
    return message(topic(channel), kind, body.array());
  }

  /// A plain message on any other topic.
  Topics.Message said(String topic, byte kind, String text) {
    return message(topic, kind, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Whether this node said it itself.
  boolean isOwn(ByteBuffer heard) {
    return node.equals(new UUID(heard.getLong(0), heard.getLong(Long.BYTES)));
  }

  /// Who said it; moves the buffer to the letter.
  static UUID speaker(ByteBuffer heard) {
    return new UUID(heard.getLong(), heard.getLong());
  }

  static List<Mark> marks(ByteBuffer body) {
    var marks = new ArrayList<Mark>();
    while (body.remaining() >= MARK_BYTES) {
      marks.add(new Mark(person(body), body.getLong(), body.getLong()));
    }
    return marks;
  }

  static List<PersonId> people(ByteBuffer body) {
    var people = new ArrayList<PersonId>();
    while (body.remaining() >= UUID_BYTES) {
      people.add(person(body));
    }
    return people;
  }

  static String text(ByteBuffer body) {
    return StandardCharsets.UTF_8.decode(body).toString();
  }

  private Topics.Message message(String topic, byte kind, byte[] body) {
    var message = ByteBuffer.allocate(HEAD_BYTES + body.length);
    put(message, node).put(kind).put(body);
    return new Topics.Message(topic, message.array());
  }

  private static PersonId person(ByteBuffer body) {
    return new PersonId(new UUID(body.getLong(), body.getLong()));
  }

  private static ByteBuffer put(ByteBuffer into, UUID id) {
    return into.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
