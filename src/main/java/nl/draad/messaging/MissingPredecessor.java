package nl.draad.messaging;

/// An entry was not inserted because the place before it is empty in the database: what this node
/// holds of the channel's end was lost there, as in a failover to a standby that lagged behind.
final class MissingPredecessor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingPredecessor() {
    super("the place before is empty", null, false, false);
  }
}
