package nl.draad.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import nl.draad.wire.Json;

/// A key pair that signs access tokens (ES256), as JSON Web Keys (RFC 7517). Its id is the public
/// key's thumbprint (RFC 7638), so two pairs never share one. Prints as its id.
public record SigningPair(String id, String publicJwk, String privateJwk) {
  private static final int COORDINATE = 32;

  /// A new pair on P-256.
  public static SigningPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      return of((ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("expected P-256 in every JDK", impossible);
    }
  }

  private static SigningPair of(ECPublicKey open, ECPrivateKey secret) {
    var x = coordinate(open.getW().getAffineX());
    var y = coordinate(open.getW().getAffineY());
    Json.Writing point =
        json -> {
          json.writeStringField("crv", "P-256");
          json.writeStringField("kty", "EC");
          json.writeStringField("x", x);
          json.writeStringField("y", y);
        };
    var id = Secrets.text(Secrets.digest(Json.bytes(point)));
    Json.Writing named =
        json -> {
          point.into(json);
          json.writeStringField("kid", id);
          json.writeStringField("alg", "ES256");
          json.writeStringField("use", "sig");
        };
    Json.Writing whole =
        json -> {
          named.into(json);
          json.writeStringField("d", coordinate(secret.getS()));
        };
    return new SigningPair(id, text(named), text(whole));
  }

  private static String text(Json.Writing jwk) {
    return new String(Json.bytes(jwk), StandardCharsets.UTF_8);
  }

  /// 32 bytes, big end first, whatever the number's own length is.
  private static String coordinate(BigInteger number) {
    var bytes = number.toByteArray();
    var padded = new byte[COORDINATE];
    var length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
    return Secrets.text(padded);
  }

  @Override
  public String toString() {
    return "SigningPair[" + id + "]";
  }
}
