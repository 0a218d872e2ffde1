package nl.draad.messaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.identity.PersonId;
import nl.draad.wire.Fields;

/// A channel as of its last entry: everything that the posting policy asks. It changes only by
/// taking in the next entry, so every node that holds the same end holds the same facts. Confined
/// to the channel's lane.
final class ChannelState {
  private final ChannelId id;
  private final ChannelKind kind;
  private final Map<PersonId, Membership> members = new HashMap<>();
  private long end;
  private long posts;
  private Instant lastAt;
  private boolean open;

  ChannelState(ChannelId id, ChannelKind kind, long end, long posts, Instant lastAt, boolean open) {
    this.id = id;
    this.kind = kind;
    this.end = end;
    this.posts = posts;
    this.lastAt = lastAt;
    this.open = open;
  }

  /// Part of loading: somebody who is in it at its end.
  void admit(Membership member) {
    members.put(member.person(), member);
  }

  ChannelKind kind() {
    return kind;
  }

  long end() {
    return end;
  }

  long posts() {
    return posts;
  }

  boolean isOpen() {
    return open;
  }

  Optional<Membership> member(PersonId person) {
    return Optional.ofNullable(members.get(person));
  }

  int size() {
    return members.size();
  }

  /// The draft at the next place. Time never runs backwards within a channel, whatever the nodes'
  /// clocks say.
  Entry next(Draft draft, Instant now) {
    var counted = draft.kind() == EntryKind.POST ? posts + 1 : posts;
    var moment = now.truncatedTo(ChronoUnit.MILLIS); // what every part of the way carries
    var at = moment.isAfter(lastAt) ? moment : lastAt;
    return new Entry(
        id,
        end + 1,
        draft.kind(),
        draft.author(),
        draft.ref(),
        draft.about(),
        counted,
        at,
        draft.body(),
        Entry.Fold.AS_WRITTEN);
  }

  /// Takes in the entry that follows its end; misuse otherwise.
  void take(Entry entry) {
    if (entry.seq() != end + 1) {
      throw new IllegalArgumentException("expected place " + (end + 1) + " but was " + entry.seq());
    }
    end = entry.seq();
    posts = entry.posts();
    lastAt = entry.at();
    switch (entry.kind()) {
      case JOINED, CLAIMED -> admit(admitted(entry));
      case LEFT -> members.remove(person(entry.body().fields()));
      case ROLE -> changeRole(entry.body().fields());
      case ENDED -> open = false;
      case POST, EDIT, WITHDRAWAL, VOID, OPENED -> {}
    }
  }

  private void changeRole(Fields body) {
    members.computeIfPresent(
        person(body),
        (person, was) -> new Membership(person, role(body), was.from(), was.visible()));
  }

  /// The membership that an admitting entry begins.
  static Membership admitted(Entry entry) {
    var body = entry.body().fields();
    return new Membership(
        person(body), role(body), entry.seq(), body.number("visible", 0, Long.MAX_VALUE));
  }

  /// The person that a membership entry is about.
  static PersonId person(Fields body) {
    return new PersonId(body.uuid("person"));
  }

  private static ChannelRole role(Fields body) {
    return ChannelRole.ofWire(body.text("role", 40));
  }
}
