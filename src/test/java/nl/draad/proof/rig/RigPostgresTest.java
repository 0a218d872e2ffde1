package nl.draad.proof.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RigPostgresTest {

  @Test
  void whatWasCommittedSurvivesThePrimaryAndThePrimaryAfterIt() throws SQLException {
    try (var postgres = RigPostgres.start(Shape.PAIR, 1)) {
      postgres.execute("create table kept (what int)");
      postgres.execute("insert into kept values (1)");
      postgres.failOver();
      assertThat(kept(postgres)).isEqualTo(1);
      postgres.execute("insert into kept values (2)");
      postgres.followAgain();
      postgres.execute("insert into kept values (3)");
      postgres.failOver();
      assertThat(kept(postgres)).isEqualTo(3);
    }
  }

  private static int kept(RigPostgres postgres) throws SQLException {
    try (var line = DriverManager.getConnection(postgres.jdbcUrl());
        var sql = line.createStatement();
        var rows = sql.executeQuery("select count(*) from kept")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
