package nl.draad.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Set;
import java.util.UUID;
import nl.draad.postgres.Traces;
import nl.draad.postgres.Unreachable;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with problem details (RFC 9457). A failure is logged here, once, under the instance id
/// that the answer names, and without its messages, because those may hold content.
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int UNAUTHORIZED = 401;
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;
  private static final int RETRY_SECONDS = 2;
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private Problems() {}

  static void refuse(RoutingContext ctx, Refusal refusal) {
    refuse(ctx, Answer.refused(refusal));
  }

  static void refuse(RoutingContext ctx, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      write(ctx, refused, "");
    } else {
      throw new IllegalArgumentException("expected a refusal but was " + answer.getClass());
    }
  }

  /// Something broke, or was refused by throwing.
  static void fail(RoutingContext ctx) {
    var failure = ctx.failure();
    if (failure == null || isRefusal(ctx.statusCode())) {
      limit(ctx, ctx.statusCode());
    } else {
      fail(ctx, failure);
    }
  }

  static void fail(RoutingContext ctx, Throwable failure) {
    switch (failure) {
      case Refused refused -> refuse(ctx, refused.<Void>answer());
      case Unreachable unreachable -> unreachable(ctx, unreachable.sent());
      case HttpException limit -> limit(ctx, limit.getStatusCode());
      case StreamResetException _, HttpClosedException _ ->
          LOG.debug("{} was left by its sender", route(ctx));
      default -> broken(ctx, failure);
    }
  }

  /// What the HTTP library itself says no to.
  private static void limit(RoutingContext ctx, int status) {
    refuse(ctx, isRefusal(status) ? Refusal.MALFORMED : Refusal.FAILURE);
  }

  private static boolean isRefusal(int status) {
    return status >= CLIENT_ERRORS && status < SERVER_ERRORS;
  }

  /// A reader may just ask again; a writer has to know that it may have happened.
  private static void unreachable(RoutingContext ctx, boolean sent) {
    var refusal =
        sent && !READING.contains(ctx.request().method())
            ? Refusal.OUTCOME_UNKNOWN
            : Refusal.UNAVAILABLE;
    LOG.warn("{} for {}", refusal, route(ctx));
    write(ctx, new Answer.Refused<>(refusal, refusal.text(), RETRY_SECONDS), "");
  }

  private static void broken(RoutingContext ctx, Throwable failure) {
    var instance = "urn:uuid:" + UUID.randomUUID();
    LOG.error("{} {} broke:{}", instance, route(ctx), Traces.withoutMessages(failure));
    write(ctx, new Answer.Refused<>(Refusal.FAILURE, "it is logged as its instance", 0), instance);
  }

  /// The pattern that was asked, not the ids in it.
  private static String route(RoutingContext ctx) {
    var route = ctx.currentRoute();
    return ctx.request().method() + " " + (route == null ? "?" : route.getPath());
  }

  private static void write(RoutingContext ctx, Answer.Refused<?> refused, String instance) {
    var response = ctx.response();
    if (response.headWritten() || response.closed()) {
      return;
    }
    var refusal = refused.refusal();
    if (refused.after() > 0) {
      response.putHeader("Retry-After", Integer.toString(refused.after()));
    }
    if (refusal == Refusal.TOO_LARGE) {
      response.putHeader("Connection", "close"); // what is still coming need not be read
    }
    if (refusal.status() == UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    var problem =
        Json.bytes(
            json -> {
              json.writeStringField("type", refusal.type());
              json.writeStringField("title", refusal.text());
              json.writeNumberField("status", refusal.status());
              json.writeNumberField("number", refusal.number());
              json.writeStringField("detail", refused.detail());
              if (!instance.isEmpty()) {
                json.writeStringField("instance", instance);
              }
            });
    response
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(problem));
  }
}
