package nl.draad.proof.load;

/// The run is over: what somebody was about is left undone.
final class Over extends RuntimeException {
  private static final long serialVersionUID = 1;

  Over() {
    super("the run is over", null, false, false);
  }
}
