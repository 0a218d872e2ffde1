package nl.draad.proof.abuse;

/// What an attack met. One with a [#most] is a wound of the attackers' own: when a larger share of
/// the attacks at one door meets it, the run is hollow, because it tried less than it says.
enum Met {
  /// It was done, or answered with what it asked for.
  DONE(1),
  /// No answer: none is due, or it was cut off by its own form.
  NOTHING(1),
  /// No frame or request that can be read.
  UNREADABLE(1),
  /// Something in it is not as it has to be.
  WRONG_FORM(1),
  /// A rule said no: whose it is, and what may be done with it now.
  RULE(1),
  /// Its channel is closed, because somebody ended the chat.
  CLOSED(0.05),
  /// It came in nobody's name, or before hello, on purpose.
  NOBODY(0.12),
  /// It came in the name of somebody who was signed out.
  SIGNED_OUT(0.01),
  /// It was sent when its line had ended already.
  LOST(0.2),
  /// The frame before it was not answered yet.
  BUSY(0.1),
  /// A pace or a slowdown refused it.
  TOO_FAST(0.01),
  /// The node or its store was not there.
  AWAY(0.01);

  /// At least so large a share of the attacks at each door is done.
  static final double LEAST_DONE = 0.05;

  /// The largest share of the attacks at one door that may meet this.
  final double most;

  Met(double most) {
    this.most = most;
  }

  /// What a refusal with this number is.
  static Met number(int number) {
    return switch (number) {
      case 4400 -> UNREADABLE;
      case 4401, 4421 -> NOBODY;
      case 4404, 4406, 4407, 4413, 4414, 4415, 4416, 4432, 4437, 4438 -> WRONG_FORM;
      case 4410 -> CLOSED;
      case 4420 -> SIGNED_OUT;
      case 4529, 4554, 4555 -> TOO_FAST;
      case 4500, 4550, 4551, 4553 -> AWAY;
      case 4552 -> BUSY;
      default -> RULE;
    };
  }

  /// What an HTTP status without a number is.
  static Met status(int status) {
    if (status < 400) {
      return DONE;
    }
    return switch (status) {
      case 403, 404, 409 -> RULE;
      case 429 -> TOO_FAST;
      case 500, 503 -> AWAY;
      default -> UNREADABLE;
    };
  }
}
