package nl.draad.proof.load;

import java.util.Random;

/// What is particular about a device.
///
/// @param stutters often sends what it writes twice, and sometimes again what was over long ago
/// @param dozes stops reading its line for seconds, sometimes
/// @param roams goes off line and comes back, sometimes
/// @param impatient asks for the fate of what is not answered soon, and gives it up when it is not
///   stored
record Traits(boolean stutters, boolean dozes, boolean roams, boolean impatient) {
  static Traits any(Random random) {
    return new Traits(
        random.nextInt(3) == 0,
        random.nextInt(5) == 0,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0);
  }
}
