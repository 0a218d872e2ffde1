package nl.draad.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line. Ends with 0 when all went well, 1 when something broke, 2 when the command or
/// a setting is wrong.
@Command(
    name = "draad",
    description = "Real-time messaging for social work.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DemoCommand.class, ServeCommand.class, MigrateCommand.class})
public final class Main implements Runnable {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  private Main(Map<String, String> environment) {
    this.environment = environment;
  }

  public static void main(String[] arguments) {
    int code = commandLine(System.getenv()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new Main(environment))
        .setExecutionExceptionHandler((broken, command, _) -> complain(broken, command.getErr()));
  }

  private static int complain(Exception broken, PrintWriter err) {
    if (broken instanceof WrongSettings wrong) {
      err.println("Draad cannot start with these settings:");
      wrong.complaints().forEach(complaint -> err.println("  " + complaint));
      return CommandLine.ExitCode.USAGE;
    }
    err.println("Draad stopped:");
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      err.println("  " + cause);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Say what to do: demo, serve or migrate.");
  }

  /// The version of this build.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      try (var file = Objects.requireNonNull(Main.class.getResourceAsStream("version"))) {
        return new String[] {new String(file.readAllBytes(), StandardCharsets.UTF_8).strip()};
      }
    }
  }
}
