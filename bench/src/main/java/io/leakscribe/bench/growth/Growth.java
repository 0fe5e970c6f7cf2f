package io.leakscribe.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the agent takes as the application grows, and prints it as tables. */
@Command(
    name = "bench/growth",
    mixinStandardHelpOptions = true,
    description =
        "Runs a program at several sizes in each of five directions, with the packaged agent and"
            + " without, and a year of uptime simulated. Prints what the agent took as tables in"
            + " Markdown. Takes some ten minutes.")
public final class Growth implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Option(
      names = "--settle",
      defaultValue = "22",
      description = "seconds before CPU is measured; default: ${DEFAULT-VALUE}")
  int settle;

  @Option(
      names = "--measure",
      defaultValue = "12",
      description = "seconds in which it is measured; default: ${DEFAULT-VALUE}")
  int measure;

  @Option(
      names = "--parallel",
      defaultValue = "3",
      description = "programs side by side; default: ${DEFAULT-VALUE}")
  int parallel;

  @Option(names = "--only", description = "one direction: ${COMPLETION-CANDIDATES}")
  @Nullable Dimension only;

  @Option(names = "--no-year", description = "leave the simulated year out")
  boolean noYear;

  @Option(names = "--images", description = "directory for the curves as SVG")
  @Nullable Path images;

  private Growth() {}

  /**
   * Measures what the options ask for.
   *
   * @param args see {@code --help}; exits with 0 when all was measured, 1 when not, 2 for wrong
   *     usage
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Growth()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    try {
      List<Outcome> outcomes = outcomes();
      System.out.print(table(outcomes));
      List<Uptime.Row> year = noYear ? List.of() : Uptime.year();
      System.out.print(table(year, outcomes.isEmpty()));
      if (images != null) {
        draw(images, outcomes, year);
      }
      return 0;
    } catch (ExecutionException e) {
      System.err.println(String.valueOf(e.getCause()));
      return 1;
    }
  }

  private List<Outcome> outcomes() throws InterruptedException, ExecutionException {
    Trial trial = new Trial(Path.of("."), settle, measure);
    ExecutorService workers = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Outcome>> running = new ArrayList<>();
      for (Dimension dimension : only == null ? Dimension.values() : new Dimension[] {only}) {
        for (int size : dimension.sizes) {
          running.add(workers.submit(() -> measure(trial, dimension, size)));
        }
      }
      List<Outcome> done = new ArrayList<>();
      for (Future<Outcome> one : running) {
        done.add(one.get());
      }
      return done;
    } finally {
      workers.shutdownNow();
    }
  }

  private static Outcome measure(Trial trial, Dimension dimension, int size)
      throws IOException, InterruptedException {
    Trial.Result with = trial.run(dimension, size, true);
    Trial.Result without = trial.run(dimension, size, false);
    System.err.printf(Locale.ROOT, "%s %d%n", dimension, size);
    return Outcome.of(dimension, size, with, without);
  }

  private static String table(List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | of these | there are | CPU in a minute | heap | resident | followed | journal |
        |---|--:|--:|--:|--:|--:|--:|
        """);
    for (Outcome one : outcomes) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.2f s | %.1f MiB | %.0f MiB | %,d | %d KiB |%n",
              one.dimension().words,
              one.size(),
              one.cpuSeconds(),
              one.heapBytes() / MIB,
              one.residentBytes() / MIB,
              one.tracked(),
              one.journalBytes() >> 10));
    }
    return text.toString();
  }

  private static String table(List<Uptime.Row> year, boolean alone) {
    if (year.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(alone ? "" : "\n");
    text.append(
        """
        | days of uptime | heap of the analysis | CPU of a look | CPU of an assessment | journal |
        |--:|--:|--:|--:|--:|
        """);
    for (Uptime.Row row : year) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %.2f MiB | %.0f µs | %.1f ms | %.1f MiB |%n",
              row.days(),
              row.heapBytes() / MIB,
              row.lookMicros(),
              row.assessmentMillis(),
              row.journal() / MIB));
    }
    return text.toString();
  }

  private static void draw(Path images, List<Outcome> outcomes, List<Uptime.Row> year)
      throws IOException {
    if (!outcomes.isEmpty()) {
      String below = "size, the smallest of each direction = 1";
      Files.writeString(
          images.resolve("growth-heap.svg"),
          Curves.draw(
              "Live heap of the agent", "MiB", below, lines(outcomes, o -> o.heapBytes() / MIB)));
      Files.writeString(
          images.resolve("growth-cpu.svg"),
          Curves.draw(
              "CPU of the agent in a minute", "s", below, lines(outcomes, Outcome::cpuSeconds)));
    }
    if (!year.isEmpty()) {
      Map<String, double[][]> lines = new LinkedHashMap<>();
      lines.put("analysis of 50 holders", points(year, row -> row.heapBytes() / MIB));
      lines.put("journal on disk", points(year, row -> row.journal() / MIB));
      Files.writeString(
          images.resolve("growth-uptime.svg"),
          Curves.draw("A year of uptime", "MiB", "days of uptime", lines));
    }
  }

  private static double[][] points(List<Uptime.Row> year, ToDoubleFunction<Uptime.Row> value) {
    return year.stream()
        .map(row -> new double[] {row.days(), value.applyAsDouble(row)})
        .toArray(double[][]::new);
  }

  private static Map<String, double[][]> lines(
      List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
    Map<String, double[][]> lines = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      List<Outcome> some = Outcome.of(outcomes, dimension);
      if (!some.isEmpty()) {
        double first = some.get(0).size();
        lines.put(
            String.format(Locale.ROOT, "%,.0f × %s", first, dimension.words),
            some.stream()
                .map(one -> new double[] {one.size() / first, value.applyAsDouble(one)})
                .toArray(double[][]::new));
      }
    }
    return lines;
  }
}
