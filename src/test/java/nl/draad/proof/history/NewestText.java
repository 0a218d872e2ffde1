package nl.draad.proof.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request that went out after an edit had been acknowledged brought an older text.
final class NewestText implements Rule {
  private record Version(int number, long at) {}

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    Map<Stored.Post, List<Version>> versions = new HashMap<>();
    evidence
        .all(Event.Edited.class)
        .forEach(
            edit ->
                evidence
                    .place(edit.text())
                    .ifPresent(
                        place ->
                            versions.merge(
                                place.post(),
                                List.of(new Version(place.version(), edit.at())),
                                NewestText::both)));
    return evidence.deliveries().stream()
        .filter(got -> got.asked() != Event.LIVE && isOld(evidence, versions, got))
        .map(
            got ->
                broken(
                    "%s asked for %s after \"%s\" of %s had been changed, and got the old text"
                        .formatted(got.device(), got.channel(), got.text(), got.author())));
  }

  private static boolean isOld(
      Evidence evidence, Map<Stored.Post, List<Version>> versions, Event.Delivery got) {
    return evidence.place(got.text()).stream()
        .anyMatch(
            place ->
                versions.getOrDefault(place.post(), List.of()).stream()
                    .anyMatch(
                        newer -> newer.number() > place.version() && got.asked() > newer.at()));
  }

  private static List<Version> both(List<Version> some, List<Version> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableList());
  }
}
