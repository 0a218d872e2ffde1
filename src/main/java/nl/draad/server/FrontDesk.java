package nl.draad.server;

import io.vertx.core.Future;
import java.util.List;
import nl.draad.account.Person;
import nl.draad.gateway.Reception;
import nl.draad.identity.Principal;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;

/// Lets devices in: a valid token of a session that was not ended, of a person whose account is
/// open. Thread-safe.
record FrontDesk(Features features) implements Reception {

  @Override
  public Future<Answer<Guest>> admit(String token) {
    return renew(token).then(this::greet);
  }

  @Override
  public Answer<Principal> renew(String token) {
    return features.tokens().verify(token);
  }

  private Future<Answer<Guest>> greet(Principal who) {
    return features
        .sessions()
        .ended(List.of(who.session()))
        .compose(ended -> ended.isEmpty() ? known(who) : Answer.<Guest>no(Refusal.SIGNED_OUT));
  }

  private Future<Answer<Guest>> known(Principal who) {
    return features
        .accounts()
        .find(who.person())
        .compose(
            person ->
                person
                    .map(found -> welcome(who, found))
                    .orElseGet(() -> Answer.no(Refusal.SIGNED_OUT)));
  }

  private Future<Answer<Guest>> welcome(Principal who, Person person) {
    return features
        .messaging()
        .epoch()
        .map(epoch -> Answer.given(new Guest(who, person.name(), epoch)));
  }
}
