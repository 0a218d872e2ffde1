package nl.draad.testing;

import io.vertx.core.http.UpgradeRejectedException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// A socket that a node did not open.
///
/// @param retryAfter the header, empty if there was none
public record RefusedSocket(int status, String retryAfter) {

  /// Asks for a socket in vain.
  public static RefusedSocket at(int port) {
    var refused = new CompletableFuture<RefusedSocket>();
    TestDevice.open(port, "draad.v1")
        .onComplete(
            _ -> refused.completeExceptionally(new AssertionError("it was opened")),
            failure -> refused.complete(of(failure)));
    return refused.join();
  }

  private static RefusedSocket of(Throwable failure) {
    return switch (failure) {
      case UpgradeRejectedException no ->
          new RefusedSocket(
              no.getStatus(), Objects.requireNonNullElse(no.getHeaders().get("Retry-After"), ""));
      default -> throw new AssertionError(failure);
    };
  }
}
