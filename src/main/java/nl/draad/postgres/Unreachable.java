package nl.draad.postgres;

import org.jspecify.annotations.Nullable;

/// PostgreSQL did not answer. Says whether anything can have been stored: `sent` is false only when
/// the statement never left.
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean sent;

  public Unreachable(boolean sent, @Nullable Throwable cause) {
    super(
        sent ? "the outcome of a statement is not known" : "no connection in time",
        cause,
        false,
        false);
    this.sent = sent;
  }

  /// Whether the statement may have been carried out.
  public boolean sent() {
    return sent;
  }
}
