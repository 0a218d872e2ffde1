package nl.draad.wire;

/// Thrown while something from outside is read, and caught at the door that reads it: it carries
/// the refusal that the sender gets. It has no stack trace, because a hostile sender can cause any
/// number of them.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  public Refused(Refusal refusal, String detail) {
    super(detail, null, false, false);
    this.refusal = refusal;
  }

  /// The number and text of the no.
  public Refusal refusal() {
    return refusal;
  }

  /// Names the field or the limit; never what was in it.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// As the answer of a deed.
  public <T> Answer<T> answer() {
    return Answer.refused(refusal, detail());
  }
}
