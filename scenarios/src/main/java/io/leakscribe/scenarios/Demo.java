package io.leakscribe.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The demo: a shop leaks as one of the five incidents leaked, and the agent tells. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Runs a leaking shop with the agent until it is out of memory, and shows what the agent"
            + " says on the way.")
final class Demo implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Duration STEADY = Duration.ofSeconds(10);

  /** For runs side by side, whose lines come through each other. */
  private static final Duration SPARSE = Duration.ofSeconds(30);

  @Parameters(
      arity = "0..1",
      defaultValue = "1",
      description = "which incident, 1 to 5; 0 is the healthy shop; default 1")
  int number;

  @Option(names = "--all", description = "run all five and the healthy shop, and print a table")
  boolean all;

  @Option(
      names = "--restart",
      description =
          "kill -9 once the leak is confirmed, start again without a fix, and show what the second"
              + " run makes of it; as in incident 5")
  boolean restart;

  @Option(names = "--root", defaultValue = ".", description = "root of the checkout")
  Path root = Path.of(".");

  @Option(names = "--out", description = "where the runs put their files; default demo-runs/<time>")
  Path out = Path.of("demo-runs", STAMP.format(Instant.now()));

  @Option(names = "--jdk", description = "home of the JDK that runs the shop; default this one")
  Path jdk = Path.of(System.getProperty("java.home"));

  @Option(
      names = "--gc",
      defaultValue = "G1",
      description = "G1, Parallel, Serial, ZGC or Shenandoah; default G1")
  String collector = "G1";

  @Option(names = "--heap", defaultValue = "256m", description = "as for -Xmx; default 256m")
  String heap = "256m";

  @Option(
      names = "--seconds",
      defaultValue = "330",
      description = "longest time for one run; default 330; the healthy shop runs for 240")
  int seconds;

  @Option(
      names = "--parallel",
      defaultValue = "1",
      description = "how many runs of --all go side by side; each needs about one core; default 1")
  int parallel;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Demo()).setExecutionExceptionHandler(Demo::failed).execute(args));
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    if (cause instanceof IllegalStateException || cause instanceof IllegalArgumentException) {
      System.err.println("demo: " + cause.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }

  @Override
  public Integer call() throws Exception {
    if (number < 0 || number > Scenario.INCIDENTS.size()) {
      System.err.println("no incident " + number + ": choose 1 to 5, or 0 for the healthy shop");
      return CommandLine.ExitCode.USAGE;
    }
    if (restart) {
      return runRestart();
    }
    return all ? runAll() : runOne();
  }

  private int runOne() {
    Scenario scenario = Scenario.number(number);
    introduce(scenario);
    Outcome outcome = run(scenario, "", STEADY);
    System.out.println();
    System.out.println(Summary.of(outcome, DraftFiles.refresh(outcome.directory())));
    return outcome.asExpected() ? 0 : 1;
  }

  private int runRestart() {
    Scenario scenario = Scenario.number(number == 0 ? 5 : number);
    introduce(scenario);
    System.out.println(
        "Once the leak is confirmed, the shop is killed and started again, unfixed.");
    RestartRun.Halves halves =
        new RestartRun(Artifacts.in(root), directory(scenario), Duration.ofSeconds(seconds))
            .run(scenario, jvm(), terminal("[run 1] ", STEADY), terminal("[run 2] ", STEADY));
    System.out.println();
    System.out.println(Summary.ofRestart(halves));
    System.out.println();
    Outcome last = halves.restarted();
    System.out.println(Summary.of(last, DraftFiles.refresh(last.directory())));
    return last.asExpected() ? 0 : 1;
  }

  private int runAll() throws IOException, InterruptedException, ExecutionException {
    List<Scenario> scenarios = new ArrayList<>(Scenario.INCIDENTS);
    scenarios.add(Scenario.HEALTHY);
    System.out.println("Files: " + out.toAbsolutePath());
    scenarios.forEach(s -> System.out.println(tag(s) + s.title()));
    List<Outcome> outcomes = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        futures.add(pool.submit(() -> run(scenario, tag(scenario), SPARSE)));
      }
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
    } finally {
      pool.shutdownNow();
    }
    outcomes.forEach(outcome -> DraftFiles.refresh(outcome.directory()));
    String table = OutcomeTable.of(outcomes);
    System.out.println();
    System.out.println(table);
    Path file = Files.writeString(out.resolve("table.md"), table);
    System.out.println("Table: " + file.toAbsolutePath());
    return outcomes.stream().allMatch(Outcome::asExpected) ? 0 : 1;
  }

  private void introduce(Scenario scenario) {
    System.out.println(
        (scenario.leaks() ? "Incident " + scenario.number() + ": " : "")
            + scenario.title()
            + ". The agent is told nothing. Customers shop at about 40 requests a second.");
    System.out.println("Files: " + out.toAbsolutePath());
  }

  private Outcome run(Scenario scenario, String prefix, Duration betweenLines) {
    Duration limit = Duration.ofSeconds(scenario.leaks() ? seconds : Math.min(seconds, 240));
    return new ScenarioRun(Artifacts.in(root), directory(scenario), limit)
        .onProgress(terminal(prefix, betweenLines))
        .untilExhausted(scenario, jvm());
  }

  private Jvm jvm() {
    return new Jvm(jdk, collector, heap);
  }

  private Path directory(Scenario scenario) {
    return out.resolve(scenario.leaks() ? "incident-" + scenario.number() : "healthy");
  }

  private static String tag(Scenario scenario) {
    return "[" + scenario.number() + "] ";
  }

  private static Consumer<ScenarioRun.Progress> terminal(String prefix, Duration betweenLines) {
    return new Terminal(System.out, prefix, betweenLines)::tell;
  }
}
