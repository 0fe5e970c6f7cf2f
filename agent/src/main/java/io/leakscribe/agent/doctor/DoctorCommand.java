package io.leakscribe.agent.doctor;

import io.leakscribe.agent.inspect.HostFiles;
import io.leakscribe.agent.inspect.TargetReader;
import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.Sources;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what would and would not work, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Says what works here and what does not, and what to do about it.",
      "",
      "Here is this Java on this machine, or with PID that running JVM.",
      "A running JVM is only looked at, not attached to. Ends with 1 when something fails."
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Path jar;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "[PID] [KEY=VALUE]",
      hideParamSyntax = true,
      description = "a running JVM; options that the agent would be given")
  private List<String> words = List.of();

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  /** Takes the jar that we are, absolute. */
  public DoctorCommand(Path jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() {
    boolean running = !words.isEmpty() && !words.get(0).contains("=");
    Long pid = running ? pid(words.get(0)) : null;
    String arguments = String.join(",", running ? words.subList(1, words.size()) : words);
    List<Check> checks = pid == null ? here(arguments) : inside(pid, arguments);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Printed.json(checks) : Printed.text(checks));
    out.flush();
    return checks.stream().anyMatch(Check::failed) ? 1 : 0;
  }

  private List<Check> here(String arguments) {
    Sources sources = Sources.ofThisProcess(arguments);
    return new HostChecks(HostFiles.ofThisHost(), jar, OptionsReader.read(sources)).all();
  }

  /** Its environment and properties are not ours to read: only what was given counts. */
  private List<Check> inside(long pid, String arguments) {
    Sources given = new Sources(arguments, Map.of(), name -> null, file -> Map.of());
    TargetReader reader = new TargetReader(HostFiles.ofThisHost());
    return TargetChecks.of(reader, pid, jar, OptionsReader.read(given));
  }

  private long pid(String word) {
    if (!word.matches("[1-9]\\d{0,17}")) {
      throw new ParameterException(
          spec.commandLine(), "'" + word + "' is neither a process id nor KEY=VALUE");
    }
    return Long.parseLong(word);
  }
}
