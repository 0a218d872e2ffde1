package nl.draad.proof.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far people have read, in posts. Never changed once made.
final class Reads {
  private record Seat(String channel, String person) {}

  private final Evidence evidence;
  private final Map<Seat, Integer> said = new HashMap<>();

  Reads(Evidence evidence) {
    this.evidence = evidence;
    for (var event : evidence.all(Event.ReadUpTo.class)) {
      evidence
          .place(event.text())
          .ifPresent(
              place ->
                  said.merge(
                      new Seat(event.channel(), event.person()), place.index() + 1, Math::max));
    }
  }

  /// What this person's devices said.
  int said(Stored.Channel channel, String person) {
    return said.getOrDefault(new Seat(channel.id(), person), 0);
  }

  /// The same, and what was never unread because one came later.
  int known(Stored.Channel channel, String person) {
    return Math.max(
        said(channel, person), begun(channel, evidence.memberships(channel.id(), person), person));
  }

  /// How many posts of others this person has not read.
  int unread(Stored.Channel channel, String person) {
    return (int)
        channel.posts().stream()
            .skip(known(channel, person))
            .filter(post -> !post.author().equals(person))
            .count();
  }

  /// Who takes a chat has all of it to read; who comes in otherwise begins with what comes next.
  private int begun(Stored.Channel channel, List<Stored.Membership> members, String person) {
    var took =
        evidence.chat(channel.id()).filter(chat -> chat.claims().contains(person)).isPresent();
    return members.stream()
        .mapToInt(member -> took ? member.visible() : member.from())
        .max()
        .orElse(0);
  }
}
