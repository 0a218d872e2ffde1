package nl.draad.proof.history;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// A text is stored twice.
final class StoredOnce implements Rule {
  @Override
  public Stream<Violation> violations(Evidence evidence) {
    Set<String> stored = new HashSet<>();
    return evidence.channels().stream()
        .flatMap(
            channel ->
                channel.posts().stream()
                    .flatMap(post -> post.texts().stream())
                    .filter(text -> !stored.add(text))
                    .map(
                        text ->
                            broken("\"%s\" is stored twice in %s".formatted(text, channel.id()))));
  }
}
