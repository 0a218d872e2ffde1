package nl.draad.proof.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import nl.draad.proof.abuse.Tally.Door;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void aRunInWhichMostIsTriedIsNotHollow() {
    tally.add(Door.FRAMES, Role.CLIENT, Met.DONE, 300);
    tally.add(Door.FRAMES, Role.WORKER, Met.WRONG_FORM, 690);
    tally.add(Door.FRAMES, Role.WORKER, Met.SIGNED_OUT, 10);
    tally.add(Door.REQUESTS, Role.CLIENT, Met.DONE, 1_000);
    assertThat(tally.hollow()).isEmpty();
    assertThat(tally.attacks()).isEqualTo(2_000);
  }

  @Test
  void attackersWhoWereSignedOutAreComplainedOfAtTheirDoor() {
    tally.add(Door.FRAMES, Role.CLIENT, Met.DONE, 5_000);
    tally.add(Door.REQUESTS, Role.CLIENT, Met.DONE, 985);
    tally.add(Door.REQUESTS, Role.WORKER, Met.SIGNED_OUT, 15);
    assertThat(tally.hollow())
        .singleElement()
        .asString()
        .contains("1.0 % of the REQUESTS", "SIGNED_OUT", "1.5 %");
  }

  @Test
  void aRunThatDoesHardlyAnythingIsHollow() {
    tally.add(Door.FRAMES, Role.CLIENT, Met.WRONG_FORM, 1_000);
    assertThat(tally.hollow()).singleElement().asString().contains("at least 5.0 %", "DONE");
  }

  @Test
  void aHandfulOfAttacksIsNotJudged() {
    tally.add(Door.FRAMES, Role.CLIENT, Met.TOO_FAST, 900);
    assertThat(tally.hollow()).isEmpty();
  }
}
