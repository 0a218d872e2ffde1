package nl.draad.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals bytes for one purpose with AES-256-GCM: nobody reads or changes them without the master
/// key. What is sealed is bound to its place (a name, an id), so that it cannot be moved to
/// another. The form is one byte 1, then 12 bytes of nonce, then the ciphertext with its tag.
/// Thread-safe.
public final class Sealing {
  private static final byte FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private Sealing(SecretKeySpec key) {
    this.key = key;
  }

  public static Sealing of(MasterKey master, String purpose) {
    return new Sealing(new SecretKeySpec(master.derive("seal " + purpose), "AES"));
  }

  /// The sealed form; another one each time.
  public byte[] seal(byte[] plain, String place) {
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain);
      return ByteBuffer.allocate(1 + NONCE + sealed.length)
          .put(FORM)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("expected AES-GCM to seal anything", impossible);
    }
  }

  /// What was sealed for this place.
  ///
  /// @throws NotOurs when it was sealed with another key, for another place, or was changed
  public byte[] open(byte[] sealed, String place) throws NotOurs {
    if (sealed.length < 1 + NONCE || sealed[0] != FORM) {
      throw new NotOurs(place);
    }
    var nonce = new byte[NONCE];
    System.arraycopy(sealed, 1, nonce, 0, NONCE);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, place)
          .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    } catch (AEADBadTagException _) {
      throw new NotOurs(place);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("expected AES-GCM in every JDK", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// The bytes were not sealed with this master key for this place.
  public static final class NotOurs extends Exception {
    private static final long serialVersionUID = 1L;

    NotOurs(String place) {
      super("sealed with another master key, or changed: " + place);
    }
  }
}
