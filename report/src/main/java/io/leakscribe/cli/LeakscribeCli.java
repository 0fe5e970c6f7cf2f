package io.leakscribe.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of Leakscribe. Ends with 0 when done, 1 when it failed, 2 when it was used
 * wrongly, 3 when a person has to decide something in a draft; a failure is one line on standard
 * error that says what to do.
 */
@Command(
    name = "leakscribe",
    description = {
      "Reads the journals of the Leakscribe agent and drafts postmortems.",
      "",
      "The same jar is the agent: java -javaagent:leakscribe.jar -jar your-service.jar"
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {
      ReportCommand.class,
      IncidentsCommand.class,
      NoteCommand.class,
      ServeCommand.class
    })
public final class LeakscribeCli implements Runnable {
  private static final int HELP_WIDTH = 100;

  private static final String[] FOOTER = {
    "",
    "Run it as: java -jar leakscribe.jar COMMAND. Each command has its own --help.",
    "Ends with 0 when done, 1 when it failed, 2 when it was called wrongly, 3 when a person",
    "has to decide something in a draft."
  };

  private final List<Object> more;
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  /** Takes further commands of picocli than those that read journals. */
  public LeakscribeCli(Object... more) {
    this.more = List.of(more);
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new LeakscribeCli().run(args, System.out, System.err));
  }

  /** Runs a command and returns its exit code. */
  public int run(String[] args, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(this);
    more.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    // As an attribute of the annotation, every command would inherit it.
    line.getCommandSpec().usageMessage().footer(FOOTER);
    line.setParameterExceptionHandler(LeakscribeCli::wrongUsage);
    line.setExecutionExceptionHandler(LeakscribeCli::failed);
    return line.execute(args);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "name a command");
    }
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr()
        .println(
            "leakscribe: "
                + oneLine(e)
                + "; try '"
                + line.getCommandSpec().qualifiedName()
                + " --help'");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
    line.getErr().println("leakscribe: " + oneLine(e));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage().strip();
    String text =
        e instanceof Failure || e instanceof ParameterException ? message : name(e, message);
    return text.replaceAll("[\\s\\p{Cc}]+", " ");
  }

  private static String name(Exception e, String message) {
    String kind = e.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return (kind.replaceAll(" Exception$", "") + ": " + message).strip();
  }
}
