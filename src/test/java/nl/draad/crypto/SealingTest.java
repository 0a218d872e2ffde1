package nl.draad.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingTest {
  private static final MasterKey MASTER = master(1);
  private final Sealing sealing = Sealing.of(MASTER, "tests");

  @Test
  void whatIsSealedCanBeOpenedAgain() throws Sealing.NotOurs {
    var sealed = sealing.seal("a private key".getBytes(UTF_8), "k1");
    assertThat(new String(sealed, UTF_8)).doesNotContain("private");
    assertThat(sealing.open(sealed, "k1")).asString(UTF_8).isEqualTo("a private key");
  }

  @Test
  void theSameTwiceLooksDifferent() {
    assertThat(sealing.seal(new byte[8], "k1")).isNotEqualTo(sealing.seal(new byte[8], "k1"));
  }

  @Test
  void whatWasChangedAnywhereIsNotOpened() {
    var sealed = sealing.seal("a private key".getBytes(UTF_8), "k1");
    for (var i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertNotOurs(sealing, changed, "k1");
    }
  }

  @Test
  void anotherPlaceKeyOrPurposeDoesNotOpenIt() {
    var sealed = sealing.seal("a private key".getBytes(UTF_8), "k1");
    assertNotOurs(sealing, sealed, "k2");
    assertNotOurs(Sealing.of(master(2), "tests"), sealed, "k1");
    assertNotOurs(Sealing.of(MASTER, "more tests"), sealed, "k1");
    assertNotOurs(sealing, new byte[0], "k1");
    assertNotOurs(sealing, new byte[] {1, 2, 3}, "k1");
  }

  @Test
  void aMasterKeyIs32BytesInBase64AndIsNeverRepeated() {
    assertThatThrownBy(() -> MasterKey.parse("c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 32 bytes in base64 but was 5 bytes");
    assertThatThrownBy(() -> MasterKey.parse("hush! not base64"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
    assertThat(MASTER).hasToString("MasterKey");
  }

  @Test
  void aKeyedHashIsItsTextsItsPurposesAndItsKeysOwn() {
    var hash = KeyedHash.of(MASTER, "tests");
    assertThat(hash.of("anna")).hasSize(32).isEqualTo(KeyedHash.of(MASTER, "tests").of("anna"));
    assertThat(hash.of("anna")).isNotEqualTo(hash.of("Anna"));
    assertThat(hash.of("anna")).isNotEqualTo(KeyedHash.of(MASTER, "others").of("anna"));
    assertThat(hash.of("anna")).isNotEqualTo(KeyedHash.of(master(2), "tests").of("anna"));
  }

  private static void assertNotOurs(Sealing sealing, byte[] sealed, String place) {
    assertThatThrownBy(() -> sealing.open(sealed, place)).isInstanceOf(Sealing.NotOurs.class);
  }

  private static MasterKey master(int seed) {
    var key = new byte[32];
    key[0] = (byte) seed;
    return MasterKey.parse(Base64.getEncoder().encodeToString(key));
  }
}
