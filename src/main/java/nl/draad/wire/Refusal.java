package nl.draad.wire;

/// A numbered "no". The number is protocol and never reused; 4400 to 4499 must not be repeated as
/// it is, 4500 to 4599 may be repeated later. The same number closes a connection where it has to.
/// Over HTTP the refusal is a problem detail whose type is [#type()].
///
/// The text is for developers; what people read is written by the screen. The table stands in
/// `src/docs/protocol.md`.
public enum Refusal {
  MALFORMED(4400, 400, "malformed", "this is not a JSON object that can be read"),
  NOT_SIGNED_IN(4401, 401, "not-signed-in", "the token is missing, expired or not ours"),
  NOT_FOUND(4403, 404, "not-found", "there is nothing here for this person"),
  UNKNOWN_FRAME(4404, 400, "unknown-frame", "there is no frame of this type"),
  NOT_ALLOWED(4405, 403, "not-allowed", "this role may not do that here"),
  MISSING_FIELD(4406, 400, "missing-field", "a field is missing"),
  WRONG_VALUE(4407, 400, "wrong-value", "a field has the wrong type or value"),
  SILENT(4408, 408, "silent", "nothing was heard in time"),
  REF_REUSED(4409, 409, "ref-reused", "this ref was used before, for something else"),
  CHANNEL_CLOSED(4410, 409, "channel-closed", "this channel is closed"),
  TOO_LATE(4411, 409, "too-late", "the post is too old to be edited"),
  ABOUT_NOTHING(
      4412, 409, "about-nothing", "this names no post that may be edited, withdrawn or answered"),
  TEXT_TOO_LONG(4413, 422, "text-too-long", "the text is longer than allowed"),
  TOO_LARGE(4414, 413, "too-large", "this is larger than allowed"),
  TEXT_EMPTY(4415, 422, "text-empty", "the text is empty"),
  LIST_TOO_LONG(4416, 422, "list-too-long", "the list is longer than allowed"),
  SIGNED_OUT(4420, 401, "signed-out", "this session was ended"),
  HELLO_FIRST(4421, 400, "hello-first", "say hello first"),
  WRONG_CREDENTIALS(4430, 401, "wrong-credentials", "address and password do not belong together"),
  QUEUE_EMPTY(4431, 404, "queue-empty", "nobody is waiting"),
  METHOD_NOT_ALLOWED(4432, 405, "method-not-allowed", "this address does not take this method"),
  ALREADY_TAKEN(4433, 409, "already-taken", "this chat is not waiting any more"),
  NO_CAPACITY(4434, 409, "no-capacity", "this worker has as many chats as allowed"),
  NOT_ON_DUTY(4435, 409, "not-on-duty", "this worker is not on duty at this desk"),
  ADDRESS_IN_USE(4436, 409, "address-in-use", "there is an account with this address"),
  PASSWORD_TOO_SHORT(4437, 422, "password-too-short", "the password is shorter than 10 characters"),
  PASSWORD_TOO_LONG(4438, 422, "password-too-long", "the password is longer than 200 characters"),
  DESK_CLOSED(4439, 409, "desk-closed", "this desk is closed now"),
  CHANGED_MEANWHILE(4440, 409, "changed-meanwhile", "somebody else changed this in the meantime"),
  PERIOD_BACKWARDS(4441, 422, "period-backwards", "a period has to close after it opens"),
  PERIODS_OVERLAP(4442, 422, "periods-overlap", "two periods of one day overlap"),
  DATE_TWICE(4443, 422, "date-twice", "there are two exceptions for one date"),
  UNKNOWN_ZONE(4444, 422, "unknown-zone", "there is no time zone of this name"),
  IN_THE_PAST(4445, 422, "in-the-past", "this time has passed already"),
  FAILURE(4500, 500, "failure", "something broke; it is logged"),
  TOO_FAST(4529, 429, "too-fast", "too many in too short a time"),
  UNAVAILABLE(
      4550, 503, "unavailable", "this try was not stored: the store could not be reached in time"),
  OUTCOME_UNKNOWN(
      4551, 503, "outcome-unknown", "it may or may not be stored; repeat it with the same ref"),
  BUSY(4552, 409, "busy", "the previous frame for this channel is not answered yet"),
  GOING_AWAY(4553, 503, "going-away", "this node is going away; come back"),
  TOO_SLOW(4554, 503, "too-slow", "this device reads too slowly; come back with its cursors"),
  TOO_MANY(4555, 429, "too-many", "too many connections");

  private static final int RETRYABLE_FROM = 4500;

  private final int number;
  private final int status;
  private final String name;
  private final String text;

  Refusal(int number, int status, String name, String text) {
    this.number = number;
    this.status = status;
    this.name = name;
    this.text = text;
  }

  /// The number on the wire, and the code with which a connection is closed.
  public int number() {
    return number;
  }

  /// The HTTP status that carries it.
  public int status() {
    return status;
  }

  /// The problem type: a path that stays the same for ever.
  public String type() {
    return "/problems/" + name;
  }

  /// What it means, in English, for developers.
  public String text() {
    return text;
  }

  /// Whether the same thing may be tried again later, unchanged.
  public boolean retryable() {
    return number >= RETRYABLE_FROM;
  }
}
