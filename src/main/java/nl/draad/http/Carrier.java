package nl.draad.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.draad.identity.Principal;
import nl.draad.pace.Paces;
import nl.draad.routes.Ask;
import nl.draad.routes.Caller;
import nl.draad.routes.Parameters;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Carries a request to the deed of its route and the reply back. Thread-safe.
final class Carrier {
  private static final String BEARER = "Bearer ";
  private static final String JSON = "application/json";

  private final Function<String, Answer<Principal>> tokens;
  private final Paces paces;
  private final Rules rules;

  Carrier(Function<String, Answer<Principal>> tokens, Paces paces, Rules rules) {
    this.tokens = tokens;
    this.paces = paces;
    this.rules = rules;
  }

  void carry(Route route, RoutingContext ctx) {
    try {
      caller(route, ctx)
          .then(caller -> Future.succeededFuture(paced(route, caller)))
          .compose(paced -> paced.then(caller -> asked(route, ctx, caller)))
          .onSuccess(answer -> answer(ctx, answer))
          .onFailure(failure -> Problems.fail(ctx, failure));
    } catch (RuntimeException thrown) {
      Problems.fail(ctx, thrown);
    }
  }

  private static Future<Answer<Reply>> asked(Route route, RoutingContext ctx, Caller caller) {
    return Bodies.read(ctx.request())
        .compose(read -> read.then(body -> typed(ctx, body)))
        .compose(typed -> typed.then(body -> route.deed().answer(ask(ctx, caller, body))));
  }

  private Answer<Caller> caller(Route route, RoutingContext ctx) {
    var address = Addresses.of(ctx.request(), rules.behindBalancer());
    return switch (route.who()) {
      case ANYONE -> Answer.given(new Caller(address, Optional.empty()));
      case PERHAPS_SIGNED_IN -> Answer.given(new Caller(address, known(principal(ctx))));
      case SIGNED_IN ->
          principal(ctx).map(principal -> new Caller(address, Optional.of(principal)));
    };
  }

  private static Optional<Principal> known(Answer<Principal> principal) {
    return principal instanceof Answer.Given<Principal>(var who)
        ? Optional.of(who)
        : Optional.empty();
  }

  /// The scheme's name is not case-sensitive (RFC 9110, 11.1).
  private Answer<Principal> principal(RoutingContext ctx) {
    var header = ctx.request().getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? tokens.apply(header.substring(BEARER.length()).strip())
        : Answer.refused(Refusal.NOT_SIGNED_IN);
  }

  private Answer<Caller> paced(Route route, Caller caller) {
    var person = caller.principal().map(known -> known.person().toString());
    var who = person.orElseGet(caller::address);
    var wait = person.isPresent() ? paces.take("all", rules.usual(), who) : Duration.ZERO;
    if (wait.isZero() && route.pace().isPresent()) {
      var use = route.method() + " " + route.path();
      wait = paces.take(use, route.pace().get(), who);
    }
    return wait.isZero()
        ? Answer.given(caller)
        : new Answer.Refused<>(Refusal.TOO_FAST, Refusal.TOO_FAST.text(), Paces.seconds(wait));
  }

  private static Future<Answer<Buffer>> typed(RoutingContext ctx, Buffer body) {
    var type = ctx.request().getHeader("Content-Type");
    return Future.succeededFuture(
        body.length() == 0 || (type != null && isJson(type))
            ? Answer.given(body)
            : Answer.refused(Refusal.MALFORMED, "the content type has to be application/json"));
  }

  private static boolean isJson(String type) {
    var end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase(JSON);
  }

  private static Ask ask(RoutingContext ctx, Caller caller, Buffer body) {
    var cookies = new LinkedHashMap<String, String>();
    for (Cookie cookie : ctx.request().cookies()) {
      cookies.putIfAbsent(cookie.getName(), cookie.getValue());
    }
    var head =
        new Ask.Head(new Parameters(first(ctx.request().headers(), true)), new Parameters(cookies));
    return new Ask(
        caller,
        ctx.pathParams(),
        new Parameters(first(ctx.queryParams(), false)),
        head,
        body.getBytes());
  }

  private static Map<String, String> first(MultiMap all, boolean lower) {
    var first = new LinkedHashMap<String, String>();
    all.forEach(
        entry ->
            first.putIfAbsent(
                lower ? entry.getKey().toLowerCase(Locale.ROOT) : entry.getKey(),
                entry.getValue()));
    return first;
  }

  private static void answer(RoutingContext ctx, Answer<Reply> answer) {
    switch (answer) {
      case Answer.Refused<Reply> refused -> Problems.refuse(ctx, refused);
      case Answer.Given<Reply>(var reply) -> write(ctx, reply);
    }
  }

  private static void write(RoutingContext ctx, Reply reply) {
    var response = ctx.response();
    if (response.headWritten() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status()).putHeader("Cache-Control", "no-store");
    reply.body().ifPresent(_ -> response.putHeader("Content-Type", JSON));
    reply.headers().forEach(response::putHeader);
    reply.body().ifPresentOrElse(text -> response.end(Buffer.buffer(text.utf8())), response::end);
  }
}
