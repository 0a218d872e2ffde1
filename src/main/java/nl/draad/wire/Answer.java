package nl.draad.wire;

import io.vertx.core.Future;
import java.util.function.Function;

/// What a deed gives back: what was asked for, or a numbered "no". A rule that says no is a value;
/// only what broke is a failure.
public sealed interface Answer<T> {

  /// What was asked for.
  record Given<T>(T value) implements Answer<T> {}

  /// No, by rule; `detail` names the field or limit and never repeats content; `after` is when to
  /// try again, in seconds, 0 if that is not known.
  record Refused<T>(Refusal refusal, String detail, int after) implements Answer<T> {}

  static <T> Answer<T> given(T value) {
    return new Given<>(value);
  }

  static <T> Answer<T> refused(Refusal refusal) {
    return new Refused<>(refusal, refusal.text(), 0);
  }

  static <T> Answer<T> refused(Refusal refusal, String detail) {
    return new Refused<>(refusal, detail, 0);
  }

  /// The same no, for another kind of answer.
  static <T> Answer<T> refused(Refused<?> refused) {
    return new Refused<>(refused.refusal(), refused.detail(), refused.after());
  }

  /// The refusal as a completed deed.
  static <T> Future<Answer<T>> no(Refusal refusal) {
    return Future.succeededFuture(refused(refusal));
  }

  /// The value as a completed deed.
  static <T> Future<Answer<T>> yes(T value) {
    return Future.succeededFuture(given(value));
  }

  /// The answer with its value changed; a refusal stays as it is.
  default <U> Answer<U> map(Function<T, U> change) {
    return switch (this) {
      case Given<T>(var value) -> given(change.apply(value));
      case Refused<T> refused -> refused(refused);
    };
  }

  /// The next deed, if this one was answered; a refusal ends the chain.
  default <U> Future<Answer<U>> then(Function<T, Future<Answer<U>>> next) {
    return switch (this) {
      case Given<T>(var value) -> next.apply(value);
      case Refused<T> refused -> Future.succeededFuture(refused(refused));
    };
  }
}
