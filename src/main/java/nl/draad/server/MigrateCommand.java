package nl.draad.server;

import java.util.Map;
import java.util.concurrent.Callable;
import nl.draad.postgres.Migrations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Brings the database to this version's schema, and ends. A node does the same when it starts.
@Command(
    name = "migrate",
    description = "Bring the database to this version's schema.",
    mixinStandardHelpOptions = true)
final class MigrateCommand extends ConfigOption implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var settings = Settings.read(source(Map.of()));
    log(settings.node());
    var address = settings.postgres().address();
    int applied = Migrations.apply(address.jdbcUrl(), address.user(), address.password());
    if (spec != null) {
      spec.commandLine().getOut().println("Migrations applied: " + applied);
    }
    return 0;
  }
}
