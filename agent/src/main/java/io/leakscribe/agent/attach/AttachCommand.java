package io.leakscribe.agent.attach;

import io.leakscribe.agent.doctor.AttachChecks;
import io.leakscribe.agent.doctor.Check;
import io.leakscribe.agent.doctor.RunningAgent;
import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.Sources;
import io.leakscribe.agent.target.HostFiles;
import io.leakscribe.agent.target.Target;
import io.leakscribe.agent.target.TargetReader;
import io.leakscribe.cli.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads the agent into a running JVM, and waits until it watches. */
@Command(
    name = "attach",
    description = {
      "Loads the agent into a running JVM, and waits until it watches.",
      "The application stands still for a moment while loaded classes are woven."
    })
public final class AttachCommand implements Callable<Integer> {
  /** What the protocol takes for one argument, jar and options together. */
  private static final int LONGEST = 1023;

  private final Path jar;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "PID", description = "id of the JVM's process")
  private long pid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = {
        "options of the agent, such as service=shop dir=/var/lib/leakscribe;",
        "a relative path is looked up from where the JVM was started"
      })
  private List<String> options = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "how long to wait until it watches (default: ${DEFAULT-VALUE})")
  private int timeout;

  /** Takes the jar to load, absolute. */
  public AttachCommand(Path jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws Failure {
    String arguments = String.join(",", options);
    checkUsage(arguments);
    TargetReader reader = new TargetReader(HostFiles.ofThisHost());
    Target target = reader.read(pid);
    RunningAgent running = RunningAgent.in(target);
    if (running != null) {
      throw new Failure(AlreadyRuns.words(pid, running.words()));
    }
    obey(AttachChecks.of(target, reader, jar));
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw new Failure(WithoutAttach.words(pid, jar, arguments));
    }
    String where = new Loading(pid, jar, arguments, Duration.ofSeconds(timeout)).run();
    spec.commandLine().getOut().println("Leakscribe watches process " + pid + ": " + where);
    return 0;
  }

  private void checkUsage(String arguments) {
    if (pid <= 0) {
      throw wrong("'" + pid + "' is no process id");
    }
    if (timeout <= 0) {
      throw wrong("'" + timeout + "' seconds are no time to wait");
    }
    // Only what was given: environment and properties are those of the other process.
    Sources given = new Sources(arguments, Map.of(), name -> null, file -> Map.of());
    for (String warning : OptionsReader.read(given).warnings()) {
      throw wrong(warning);
    }
    if ((jar + "=" + arguments).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw wrong("the options are too long to be passed on; write them to a file, config=FILE");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void obey(List<Check> checks) throws Failure {
    for (Check check : checks) {
      if (check.failed()) {
        throw new Failure(check.what() + "; " + check.todo());
      }
    }
    checks.forEach(
        check ->
            spec.commandLine()
                .getErr()
                .println("leakscribe: " + check.what() + "; " + check.todo()));
  }
}
