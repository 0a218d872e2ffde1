package nl.draad.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// The one secret that an installation is given from outside: 32 random bytes, the same on every
/// node. It is never used itself; every purpose has its own key derived from it, so that what is
/// made for one purpose means nothing for another. Prints as its name.
public final class MasterKey {
  private static final int LENGTH = 32;

  private final byte[] key;

  private MasterKey(byte[] key) {
    this.key = key;
  }

  /// Reads it from base64, standard alphabet.
  ///
  /// @throws IllegalArgumentException when it is not 32 bytes in base64; the message does not
  ///   repeat it
  public static MasterKey parse(String base64) {
    var key = decoded(base64);
    if (key.length != LENGTH) {
      throw new IllegalArgumentException(
          "expected 32 bytes in base64 but was " + key.length + " bytes");
    }
    return new MasterKey(key);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(
          "expected 32 bytes in base64 but was something else", broken);
    }
  }

  /// The 32 bytes that are the key for this purpose, always the same.
  byte[] derive(String purpose) {
    try {
      var info = purpose.getBytes(StandardCharsets.UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, LENGTH));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("expected HKDF-SHA256 in every JDK", impossible);
    }
  }

  @Override
  public String toString() {
    return "MasterKey";
  }
}
