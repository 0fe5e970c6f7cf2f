package io.leakscribe.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the corpus and prints the table. */
@Command(
    name = "corpus/run",
    mixinStandardHelpOptions = true,
    description =
        "Runs the programs of the corpus, each with the agent in a JVM of its own, and prints what"
            + " the agent said of them as a table. How long a leak takes to fill the memory is"
            + " measured first, and remembered.")
public final class Corpus implements Callable<Integer> {

  @Option(names = "--only", description = "only programs whose name has a match")
  @Nullable String only;

  @Option(names = "--slice", description = "only a small fixed share of the programs")
  boolean slice;

  @Option(names = "--list", description = "list the programs, and run none")
  boolean list;

  @Option(names = "--jdk", description = "home of a JDK; may be repeated; default: this one")
  List<Path> jdks = new ArrayList<>();

  @Option(
      names = "--gc",
      split = ",",
      defaultValue = "G1",
      description = "G1, Parallel, Serial, Z, ZGen, Shenandoah; default: ${DEFAULT-VALUE}")
  List<String> collectors = new ArrayList<>();

  @Option(
      names = "--seconds",
      defaultValue = "120",
      description = "nominal length of a life; default: ${DEFAULT-VALUE}")
  double seconds;

  @Option(
      names = "--parallel",
      defaultValue = "4",
      description = "programs side by side; default: ${DEFAULT-VALUE}")
  int parallel;

  @Option(
      names = "--compare",
      description =
          "also ask JMC's rules and the usual Prometheus rules, about the same lives with a flight"
              + " recording in the agent's place")
  boolean compare;

  @Option(names = "--ledgers", description = "let the agents keep every ledger, for calibrate")
  boolean ledgers;

  @Option(
      names = "--to-the-end",
      description = "let leaks run until memory is full: for the interval's coverage")
  boolean toTheEnd;

  @Option(names = "--jar", description = "the agent; default: agent/target/leakscribe.jar")
  @Nullable Path jar;

  @Option(names = "--runs", description = "for what runs leave; default: corpus/target/runs")
  @Nullable Path runs;

  @Option(names = "--out", description = "file for the table as well")
  @Nullable Path out;

  @Option(names = "--json", description = "file for all that is known, one JSON object a run")
  @Nullable Path json;

  @Option(names = "--root", hidden = true, defaultValue = ".")
  Path root = Path.of(".");

  private Corpus() {}

  /**
   * Runs what the options ask for.
   *
   * @param args see {@code --help}; exits with 0 when all went as it should, 1 when a verdict is
   *     wrong, 2 for wrong usage
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Corpus()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Site site = site();
    List<Specimen> specimens = specimens(site);
    if (specimens.isEmpty()) {
      System.err.println("no program has a name that matches '" + only + "': see --list");
      return 2;
    }
    if (list) {
      specimens.forEach(s -> System.out.println(s.name() + ": " + s.what()));
      return 0;
    }
    Files.createDirectories(site.runs());
    Runner runner = new Runner(site, seconds, parallel, System.err::println);
    List<Result> results = runner.all(specimens, platforms());
    write(results);
    if (compare) {
      results = runner.compared(results);
      write(results);
    }
    System.out.print(Table.of(results));
    return results.stream().allMatch(result -> result.verdict().ok()) ? 0 : 1;
  }

  private void write(List<Result> results) throws IOException {
    if (out != null) {
      Files.writeString(out, Table.of(results));
    }
    if (json != null) {
      Files.write(json, results.stream().map(Raw::of).toList());
    }
  }

  private Site site() {
    Site site = Site.in(root).withLedgers(ledgers).withLivesToTheEnd(toTheEnd);
    site = jar == null ? site : site.withAgent(jar);
    return runs == null ? site : site.withRuns(runs);
  }

  private List<Specimen> specimens(Site site) {
    List<Specimen> specimens = Specimens.in(site.classes());
    specimens = slice ? Slice.of(specimens) : specimens;
    return only == null ? specimens : Specimens.matching(specimens, only);
  }

  private List<Platform> platforms() {
    List<Path> homes = jdks.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : jdks;
    List<Platform> platforms = new ArrayList<>();
    for (Path home : homes) {
      for (String gc : collectors) {
        Platform platform = Platform.of(home, gc);
        platform
            .missing()
            .ifPresentOrElse(
                why -> System.err.println("left out: " + why), () -> platforms.add(platform));
      }
    }
    return platforms;
  }
}
