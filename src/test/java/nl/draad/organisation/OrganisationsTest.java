package nl.draad.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.UUID;
import nl.draad.identity.DeskId;
import nl.draad.identity.OrganisationId;
import nl.draad.identity.PersonId;
import nl.draad.identity.StaffRole;
import nl.draad.postgres.Database;
import nl.draad.postgres.DatabaseAddress;
import nl.draad.postgres.Statement;
import nl.draad.testing.Services;
import nl.draad.wire.Answer;
import nl.draad.wire.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationsTest {
  private static final Organisation NORTH =
      new Organisation(new OrganisationId(new UUID(1, 1)), "north", "Noord");
  private static final Organisation EMPTY =
      new Organisation(new OrganisationId(new UUID(1, 2)), "empty", "Leeg");
  private static final PersonId ANNA = new PersonId(new UUID(2, 1));

  private final Vertx vertx = Vertx.vertx();
  private Database database;
  private Organisations organisations;

  @BeforeEach
  void open() {
    var own = Services.database();
    var address =
        new DatabaseAddress(own.host(), own.port(), own.name(), own.user(), own.password(), false);
    database = Database.open(vertx, address, 2);
    organisations = new Organisations(database);
    organisation(NORTH);
    organisation(EMPTY);
    run("insert into desk values ($1, $2, 'Geld')", new UUID(3, 1), NORTH.id().value());
    run("insert into desk values ($1, $2, 'Chat')", new UUID(3, 2), NORTH.id().value());
  }

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
  }

  @Test
  void allAreGivenByNameWithTheirDesksByName() {
    assertThat(organisations.all().await())
        .extracting(Front::organisation)
        .containsExactly(EMPTY, NORTH);
    assertThat(organisations.all().await().getFirst().desks()).isEmpty();
    assertThat(organisations.all().await().getLast().desks())
        .containsExactly(
            new Desk(new DeskId(new UUID(3, 2)), "Chat"),
            new Desk(new DeskId(new UUID(3, 1)), "Geld"));
  }

  @Test
  void oneIsFoundByItsShortName() {
    assertThat(organisations.named("empty").await())
        .isEqualTo(Answer.given(organisations.all().await().getFirst()));
    assertThat(organisations.named("north").await())
        .isEqualTo(Answer.given(organisations.all().await().getLast()));
    assertThat(organisations.named("NORTH").await()).isEqualTo(Answer.refused(Refusal.NOT_FOUND));
  }

  @Test
  void positionsAreAPersonsOwn() {
    run("insert into account values ($1, 'Anna', 'anna@example.nl', 'x', now())", ANNA.value());
    assertThat(organisations.positions(ANNA).await()).isEmpty();
    run("insert into staff values ($1, $2, 'worker')", NORTH.id().value(), ANNA.value());
    run("insert into staff values ($1, $2, 'manager')", EMPTY.id().value(), ANNA.value());
    assertThat(organisations.positions(ANNA).await())
        .containsExactly(
            new Position(EMPTY, StaffRole.MANAGER), new Position(NORTH, StaffRole.WORKER));
  }

  private void organisation(Organisation it) {
    run("insert into organisation values ($1, $2, $3)", it.id().value(), it.slug(), it.name());
  }

  private void run(String sql, Object... parameters) {
    database.run(new Statement("test", sql), parameters).await();
  }
}
