package nl.draad.http;

import io.vertx.ext.web.RoutingContext;
import nl.draad.pace.Pace;
import nl.draad.pace.Paces;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Keeps each address to its pace before anything is looked at: what is asked without a token, or
/// with a wrong one, is bounded too. Thread-safe.
record Crowd(Paces paces, Rules rules) {

  void check(RoutingContext ctx) {
    var address = Addresses.of(ctx.request(), rules.behindBalancer());
    var path = ctx.request().path();
    var isQuestion = path != null && (path.startsWith("/api/") || path.startsWith("/.well-known/"));
    var use = isQuestion ? "crowd" : "files";
    Pace pace = isQuestion ? rules.crowd() : Rules.FILES;
    var wait = paces.take(use, pace, address);
    if (wait.isZero()) {
      ctx.next();
    } else {
      var refusal = Refusal.TOO_FAST;
      Problems.refuse(ctx, new Answer.Refused<Void>(refusal, refusal.text(), Paces.seconds(wait)));
    }
  }
}
