package nl.draad.proof.abuse;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What a walk has to complain of. For one test thread.
final class Findings {
  /// The id of nothing at all.
  static final UUID NOTHING = UUID.fromString("01900000-0000-7000-8000-00000000000a");

  private static final Set<String> TOLD_ANYWAY = Set.of("presence", "position", "ping");
  private static final int SHOWN = 400;

  private final Role role;
  private final List<String> marks;
  private final List<String> complaints = new ArrayList<>();
  private int tried;

  /// `marks`: words that may not come out.
  Findings(Role role, List<String> marks) {
    this.role = role;
    this.marks = marks;
  }

  Role role() {
    return role;
  }

  /// Judges the answer that an id got, beside the one of nothing.
  void add(String what, boolean mayDiffer, Map<UUID, String> answers, UUID id) {
    tried++;
    var answer = Objects.requireNonNull(answers.get(id));
    var nothing = Objects.requireNonNull(answers.get(NOTHING));
    given(what, answer);
    if (!mayDiffer && !isSame(answer, id, nothing)) {
      complain(what + " told more than nothing does: " + answer + " instead of " + nothing);
    }
    if (mayDiffer && answer.startsWith("2")) {
      complain(what + " was done: " + answer);
    }
  }

  /// The walker got something that it had not asked for.
  void unasked(JsonObject frame) {
    if (!TOLD_ANYWAY.contains(frame.getString("type"))) {
      complain("unasked " + frame.encode());
    }
  }

  /// Somebody else got something meanwhile. Who else is here, and where one stands in the queue, is
  /// told anyway.
  void heardInside(JsonObject frame) {
    if (!TOLD_ANYWAY.contains(frame.getString("type"))) {
      complain("somebody inside heard " + frame.encode());
    }
  }

  List<String> complaints() {
    return complaints;
  }

  int tried() {
    return tried;
  }

  /// Whether both say the same, or only the ids that were asked with are different.
  private static boolean isSame(String answer, UUID id, String nothing) {
    return answer.equals(nothing) || without(answer, id).equals(without(nothing, id));
  }

  private static String without(String answer, UUID id) {
    return answer.replace(id.toString(), "#").replace(NOTHING.toString(), "#");
  }

  private void given(String what, String answer) {
    marks.stream()
        .filter(answer::contains)
        .forEach(mark -> complain(what + " gave away " + mark + ": " + answer));
  }

  private void complain(String what) {
    complaints.add(role + ": " + what.substring(0, Math.min(SHOWN, what.length())));
  }
}
