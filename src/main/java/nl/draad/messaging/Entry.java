package nl.draad.messaging;

import java.time.Instant;
import java.util.UUID;
import nl.draad.identity.PersonId;

/// One appended thing in a channel, at its place. `seq` is 1 for the first, then one more each
/// time, without gaps; `posts` counts the posts up to and including this place; `about` is the
/// place that this entry edits, withdraws or answers, 0 for none. `fold` says how it stands now.
public record Entry(
    ChannelId channel,
    long seq,
    EntryKind kind,
    PersonId author,
    UUID ref,
    long about,
    long posts,
    Instant at,
    Body body,
    Fold fold) {

  /// How an entry stands now that later ones were appended. The number is the view's.
  public enum Fold {
    AS_WRITTEN(0),
    EDITED(1),
    WITHDRAWN(2),
    /// About something that the reader may not see: a place and nothing more.
    HIDDEN(3);

    private final byte number;

    Fold(int number) {
      this.number = (byte) number;
    }

    byte number() {
      return number;
    }

    static Fold of(int number) {
      return switch (number) {
        case 0 -> AS_WRITTEN;
        case 1 -> EDITED;
        case 2 -> WITHDRAWN;
        case 3 -> HIDDEN;
        default -> throw new IllegalArgumentException("expected a fold but was " + number);
      };
    }
  }

  public Entry {
    if (seq < 1) {
      throw new IllegalArgumentException("expected a place of 1 or more but was " + seq);
    }
  }

  /// What remains of it for somebody who may not see what it is about.
  Entry hidden() {
    return new Entry(channel, seq, kind, author, ref, 0, posts, at, Body.NONE, Fold.HIDDEN);
  }

  /// Whether it is the same thing said again: then a repeat is harmless.
  boolean repeats(Draft draft) {
    return kind == draft.kind() && about == draft.about() && body.equals(draft.body());
  }
}
