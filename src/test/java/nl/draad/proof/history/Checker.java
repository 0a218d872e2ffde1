package nl.draad.proof.history;

import java.util.List;

/// Judges a run: holds what happened against what is stored. Stateless.
public final class Checker {
  private static final List<Rule> RULES =
      List.of(
          new AcknowledgedIsStored(),
          new FailedIsNotStored(),
          new NothingInvented(),
          new StoredOnce(),
          new ShownOnce(),
          new OneOrder(),
          new NoGap(),
          new SameText(),
          new OnlyMembers(),
          new OnlyWithinPlaces(),
          new TakenBackStaysAway(),
          new NewestText(),
          new UnreadRight(),
          new CursorsRight(),
          new DeedsAreKept(),
          new OneOwner(),
          new OwnerIsMember(),
          new WithinCapacity(),
          new OldestFirst(),
          new PlaceInTheQueue());

  private Checker() {}

  /// The names of the rules.
  public static List<String> rules() {
    return RULES.stream().map(Rule::name).toList();
  }

  /// Every broken promise, rule by rule; nothing when all were kept.
  public static List<Violation> check(History history, Stored stored) {
    var evidence = new Evidence(history.events(), stored);
    return RULES.stream().flatMap(rule -> rule.violations(evidence)).toList();
  }
}
