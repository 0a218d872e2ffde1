package nl.draad.account;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.draad.identity.Principal;
import nl.draad.pace.Pace;
import nl.draad.pace.Paces;
import nl.draad.routes.Ask;
import nl.draad.routes.Reply;
import nl.draad.routes.Route;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Refused;
import nl.draad.wire.Text;

/// What [Accounts] and [Sessions] offer over HTTP. The refresh token travels in a cookie that no
/// script can read and that goes only to the routes of the session, never with a request that
/// another site caused.
public final class AccountRoutes {
  private static final String COOKIE = "draad_refresh";

  /// Of all who are behind one address, and of one session. A device refreshes every few minutes.
  private static final Pace REFRESHES = Pace.perMinute(1_200);

  private static final Pace REFRESHES_OF_ONE = Pace.perMinute(60);
  private static final int LONGEST_TEXT = 10_000;

  private final Accounts accounts;
  private final Sessions sessions;
  private final SigningKeys keys;
  private final Terms terms;
  private final Paces paces = new Paces();

  /// What an installation decides.
  ///
  /// @param secureCookies whether people reach it through TLS, so that the cookie never travels
  ///   without
  /// @param signUps how many accounts one address may make
  /// @param signIns how often one address may try to sign in, because each try costs a processor
  public record Terms(boolean secureCookies, Pace signUps, Pace signIns) {
    /// Paces that leave room for a school behind one address.
    public static Terms usual(boolean secureCookies) {
      return new Terms(secureCookies, new Pace(300, Duration.ofHours(1)), Pace.perMinute(300));
    }
  }

  public AccountRoutes(Accounts accounts, Sessions sessions, SigningKeys keys, Terms terms) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.keys = keys;
    this.terms = terms;
  }

  public List<Route> routes() {
    return List.of(
        Route.open(POST, "/api/accounts", this::signUp).at(terms.signUps()),
        Route.open(POST, "/api/session", this::signIn).at(terms.signIns()),
        Route.open(POST, "/api/session/refresh", this::refresh).at(REFRESHES),
        Route.perhapsSignedIn(DELETE, "/api/session", this::signOut),
        Route.open(GET, "/.well-known/jwks.json", this::jwks));
  }

  /// The part of `GET /api/me` that says who this is. A closed account is nobody any more.
  public Future<Json.Writing> me(Principal who) {
    return accounts
        .find(who.person())
        .map(
            person ->
                person
                    .<Json.Writing>map(known -> known::into)
                    .orElseThrow(() -> refused(Refusal.SIGNED_OUT, Refusal.SIGNED_OUT.text())));
  }

  private Future<Answer<Reply>> signUp(Ask ask) {
    var fields = ask.body();
    var name =
        PersonName.parse(fields.text("name", LONGEST_TEXT))
            .orElseThrow(() -> wrong("name has to be 1 to 80 characters on one line"));
    var email =
        EmailAddress.parse(fields.text("email", LONGEST_TEXT))
            .orElseThrow(() -> wrong("email has to be an e-mail address"));
    return Password.chosen(fields.anyText("password"))
        .then(password -> accounts.signUp(name, email, password))
        .map(answer -> answer.map(made -> withCookie(Reply.created(made::into), made)));
  }

  private Future<Answer<Reply>> signIn(Ask ask) {
    var fields = ask.body();
    var password = new Password(fields.anyText("password"));
    return accounts
        .signIn(fields.text("email", LONGEST_TEXT), password, ask.address())
        .map(answer -> answer.map(this::opened));
  }

  private Future<Answer<Reply>> refresh(Ask ask) {
    return ask.cookies()
        .text(COOKIE)
        .flatMap(RefreshToken::parse)
        .map(this::refresh)
        .orElseGet(() -> Answer.no(Refusal.NOT_SIGNED_IN))
        .map(answer -> answer.map(this::opened));
  }

  private Future<Answer<SignedIn>> refresh(RefreshToken token) {
    var wait = paces.take("refresh", REFRESHES_OF_ONE, token.session().toString());
    return wait.isZero()
        ? sessions.refresh(token)
        : Future.succeededFuture(
            new Answer.Refused<>(Refusal.TOO_FAST, Refusal.TOO_FAST.text(), Paces.seconds(wait)));
  }

  /// Ends what the device shows: the session of its token, that of its cookie, or both. A device
  /// that is left in a hurry has often only the cookie, because its token ran out.
  private Future<Answer<Reply>> signOut(Ask ask) {
    var everywhere = ask.query().flag("everywhere");
    var held = ask.cookies().text(COOKIE).flatMap(RefreshToken::parse);
    if (ask.known().isEmpty() && (everywhere || held.isEmpty())) {
      return Answer.no(Refusal.NOT_SIGNED_IN);
    }
    var byToken = ask.known().map(who -> end(who, everywhere)).orElseGet(Future::succeededFuture);
    var byCookie = held.map(sessions::end).orElseGet(Future::succeededFuture);
    return Future.join(byToken, byCookie)
        .map(_ -> Answer.given(Reply.nothing().with("Set-Cookie", cookie("", 0))));
  }

  private Future<Void> end(Principal who, boolean everywhere) {
    return everywhere ? sessions.endAll(who.person()) : sessions.end(who);
  }

  private Future<Answer<Reply>> jwks(Ask ask) {
    return Answer.yes(
        new Reply(200, Optional.of(Text.of(keys.jwks())), Map.of())
            .with("Cache-Control", "public, max-age=300"));
  }

  private Reply opened(SignedIn session) {
    return withCookie(Reply.ok(session::into), session);
  }

  private Reply withCookie(Reply reply, SignedIn session) {
    return reply.with(
        "Set-Cookie", cookie(session.refresh().wire(), sessions.unused().toSeconds()));
  }

  private String cookie(String value, long seconds) {
    return COOKIE
        + "="
        + value
        + "; Path=/api/session; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Strict"
        + (terms.secureCookies() ? "; Secure" : "");
  }

  private static Refused wrong(String rule) {
    return refused(Refusal.WRONG_VALUE, rule);
  }

  private static Refused refused(Refusal refusal, String detail) {
    return new Refused(refusal, detail);
  }
}
