package io.leakscribe.scenarios;

import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
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

  @Parameters(
      arity = "0..1",
      defaultValue = "1",
      description = "which incident, 1 to 5; 0 is the healthy shop; default 1")
  int number;

  @Option(names = "--all", description = "run all five and the healthy shop, and print a table")
  boolean all;

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
    System.exit(new CommandLine(new Demo()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (number < 0 || number > Scenario.INCIDENTS.size()) {
      System.err.println("no incident " + number + ": choose 1 to 5, or 0 for the healthy shop");
      return CommandLine.ExitCode.USAGE;
    }
    return all ? runAll() : runOne();
  }

  private int runOne() {
    Scenario scenario = Scenario.number(number);
    System.out.println(
        "Incident " + number + ": " + scenario.title() + ". The agent is told nothing.");
    System.out.println("Files: " + out.toAbsolutePath());
    Outcome outcome = run(scenario, "");
    sumUp(outcome);
    return outcome.asExpected() ? 0 : 1;
  }

  private int runAll() throws IOException, InterruptedException, ExecutionException {
    List<Scenario> scenarios = new ArrayList<>(Scenario.INCIDENTS);
    scenarios.add(Scenario.HEALTHY);
    List<Outcome> outcomes = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        futures.add(pool.submit(() -> run(scenario, "[" + scenario.number() + "] ")));
      }
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
    } finally {
      pool.shutdownNow();
    }
    String table = OutcomeTable.of(outcomes);
    System.out.println();
    System.out.println(table);
    Files.writeString(out.resolve("table.md"), table);
    return outcomes.stream().allMatch(Outcome::asExpected) ? 0 : 1;
  }

  private Outcome run(Scenario scenario, String prefix) {
    Jvm jvm = new Jvm(jdk, collector, heap);
    Duration limit = Duration.ofSeconds(scenario.leaks() ? seconds : Math.min(seconds, 240));
    Path directory = out.resolve(scenario.leaks() ? "incident-" + scenario.number() : "healthy");
    Terminal terminal = new Terminal(System.out, prefix);
    return new ScenarioRun(Artifacts.in(root), directory, limit)
        .onProgress(terminal::tell)
        .untilExhausted(scenario, jvm);
  }

  private static void sumUp(Outcome outcome) {
    System.out.println();
    System.out.println(
        outcome.exhausted()
            ? "The shop ran out of memory after " + Times.brief(outcome.lasted()) + "."
            : "The shop was stopped after " + Times.brief(outcome.lasted()) + ".");
    outcome.suspect().ifPresentOrElse(Demo::printSuspect, () -> System.out.println("No suspect."));
    outcome
        .after(Stage.CONFIRMED)
        .ifPresent(
            after ->
                System.out.println(
                    "Confirmed after "
                        + Times.brief(after)
                        + ": "
                        + Times.brief(outcome.lasted().minus(after))
                        + " before the end."));
    System.out.println("Load at the end: " + outcome.load());
    if (outcome.draft() != null) {
      System.out.println("Draft: " + outcome.draft().toAbsolutePath());
    }
  }

  private static void printSuspect(Suspect suspect) {
    System.out.printf(
        Locale.ROOT,
        "Suspect: %s, holds %s, confidence %.2f%n",
        suspect.holder(),
        suspect.leakingClass(),
        suspect.confidence());
    suspect.evidence().forEach(e -> System.out.printf("  %+.1f  %s%n", e.weight(), e.statement()));
  }
}
