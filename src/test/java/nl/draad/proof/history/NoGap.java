package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A device shows a channel with posts missing between, or does not reach its end once the run has
/// settled. A post that was taken back before the device got it has no text to be known by; it is
/// matched by its author.
final class NoGap implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return Stream.concat(
        evidence.copies().stream().flatMap(copy -> missing(evidence, copy)), nothing(evidence));
  }

  private Stream<Violation> missing(Evidence evidence, Copy copy) {
    var channel = evidence.channel(copy.key().channel());
    if (channel.isEmpty() || copy.shown().isEmpty()) {
      return Stream.empty(); // another rule says that these texts are invented
    }
    var posts = channel.get().posts();
    Set<Integer> has = new HashSet<>();
    Map<String, Integer> stubs = new HashMap<>();
    for (var shown : copy.shown()) {
      if (shown.text().equals(Event.TAKEN_BACK)) {
        stubs.merge(shown.author(), 1, Integer::sum);
      } else {
        evidence.place(shown.text()).ifPresent(place -> has.add(place.index()));
      }
    }
    var end = reachesEnd(evidence, copy) ? posts.size() : max(has) + 1;
    var begin = has.isEmpty() ? Math.max(0, end - copy.shown().size()) : min(has);
    var missing = new ArrayList<Violation>();
    IntStream.range(begin, end)
        .filter(index -> !has.contains(index))
        .filter(index -> !isStub(posts.get(index), stubs))
        .forEach(index -> missing.add(missing(copy, posts, index)));
    return missing.stream();
  }

  private Violation missing(Copy copy, List<Stored.Post> posts, int index) {
    var post = posts.get(index);
    return broken(
        "%s misses \"%s\" of %s in %s (the post %s of %s)"
            .formatted(
                copy.key().device(),
                post.texts().getFirst(),
                post.author(),
                copy.key().channel(),
                index + 1,
                posts.size()));
  }

  /// Whether one of the empty places that the device shows stands for this post.
  private static boolean isStub(Stored.Post post, Map<String, Integer> stubs) {
    if (!post.withdrawn() || stubs.getOrDefault(post.author(), 0) == 0) {
      return false;
    }
    stubs.merge(post.author(), -1, Integer::sum);
    return true;
  }

  private static boolean reachesEnd(Evidence evidence, Copy copy) {
    var key = copy.key();
    return !copy.isWiped()
        && evidence.isSettled(key.device())
        && evidence.isMemberNow(key.channel(), key.person());
  }

  /// Devices that show nothing at all of a channel in which there is something for them.
  private Stream<Violation> nothing(Evidence evidence) {
    Set<Copy.Key> shown = new HashSet<>();
    evidence.copies().stream()
        .filter(copy -> !copy.isWiped())
        .forEach(copy -> shown.add(copy.key()));
    return evidence.settled().stream()
        .flatMap(
            device ->
                evidence.channels().stream()
                    .filter(channel -> channel.open() && owes(evidence, channel, device.person()))
                    .map(channel -> new Copy.Key(device.person(), device.device(), channel.id())))
        .filter(key -> !shown.contains(key))
        .map(key -> broken("%s shows nothing of %s".formatted(key.device(), key.channel())));
  }

  private static boolean owes(Evidence evidence, Stored.Channel channel, String person) {
    return evidence.memberships(channel.id(), person).stream()
        .anyMatch(member -> member.isNow() && member.visible() < channel.posts().size());
  }

  private static int max(Set<Integer> of) {
    return of.stream().mapToInt(Integer::intValue).max().orElse(-1);
  }

  private static int min(Set<Integer> of) {
    return of.stream().mapToInt(Integer::intValue).min().orElse(0);
  }
}
