package nl.draad.account;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;
import nl.draad.crypto.Secrets;
import nl.draad.identity.SessionId;

/// What a device holds to stay signed in: its session's id and a secret, `<id>.<secret>` on the
/// wire. The secret's digest alone is stored. Prints without the secret.
public record RefreshToken(SessionId session, String secret) {
  private static final int ID_LENGTH = 36;
  private static final int SECRET_LENGTH = 43;

  /// Empty when it cannot be one of ours.
  static Optional<RefreshToken> parse(String wire) {
    if (wire.length() != ID_LENGTH + 1 + SECRET_LENGTH || wire.charAt(ID_LENGTH) != '.') {
      return Optional.empty();
    }
    try {
      var id = UUID.fromString(wire.substring(0, ID_LENGTH));
      return Optional.of(new RefreshToken(new SessionId(id), wire.substring(ID_LENGTH + 1)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  String wire() {
    return session + "." + secret;
  }

  Buffer digest() {
    return Buffer.buffer(Secrets.digest(secret));
  }

  @Override
  public String toString() {
    return "RefreshToken[" + session + "]";
  }
}
