package nl.draad.postgres;

import io.vertx.pgclient.PgException;
import java.util.Objects;

/// What PostgreSQL's five-character error codes mean to us (appendix A of its manual).
public final class Sqlstate {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  private Sqlstate() {}

  /// Whether the failure is a taken key of this constraint.
  public static boolean isTaken(Throwable failure, String constraint) {
    return failure instanceof PgException refused
        && UNIQUE_VIOLATION.equals(refused.getSqlState())
        && constraint.equals(refused.getConstraint());
  }

  /// Whether the same transaction may succeed when it is tried again.
  public static boolean isPassing(Throwable failure) {
    return failure instanceof PgException refused
        && (LOCK_NOT_AVAILABLE.equals(refused.getSqlState())
            || SERIALIZATION_FAILURE.equals(refused.getSqlState())
            || DEADLOCK.equals(refused.getSqlState()));
  }

  /// Whether PostgreSQL answered, and said no to the statement itself.
  public static boolean isRefusal(Throwable failure) {
    return failure instanceof PgException refused && !isShutdown(refused);
  }

  /// What PostgreSQL said, in codes and names of ours, never with a value; empty when it was not
  /// PostgreSQL who failed.
  public static String codes(Throwable failure) {
    return failure instanceof PgException refused
        ? " SQLSTATE " + refused.getSqlState() + " constraint " + refused.getConstraint()
        : "";
  }

  /// Whether PostgreSQL is going away, not ready or in trouble of its own: class 57P, 08, 53 (too
  /// many connections, a full disk) and 58 (a broken one), read-only after a failover.
  static boolean isShutdown(PgException refused) {
    var state = Objects.requireNonNullElse(refused.getSqlState(), "");
    return state.startsWith("57P")
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("58")
        || state.equals("25006");
  }
}
