package nl.draad.proof.rig;

import java.util.Optional;
import nl.draad.proof.line.FaultProxy;

/// A node and its lines.
///
/// @param door through which devices come
/// @param redis none when Redis is a cluster
public record RigNode(
    String name,
    NodeProcess process,
    FaultProxy door,
    FaultProxy postgres,
    Optional<FaultProxy> redis)
    implements AutoCloseable {

  @Override
  public void close() {
    process.close();
    door.close();
    postgres.close();
    redis.ifPresent(FaultProxy::close);
  }
}
