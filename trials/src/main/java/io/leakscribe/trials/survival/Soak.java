package io.leakscribe.trials.survival;

import io.leakscribe.trials.survival.ProductTrend.Judgement;
import io.leakscribe.trials.survival.ProductTrend.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sample shop under load with the agent, and the agent's own statistics on the agent: does what
 * it takes grow? Exit code 0: nothing does; 1: something does, or the run failed; 2: wrong usage.
 */
public final class Soak {
  private static final String USAGE =
      """
      Usage: trials/soak [--minutes 30] [--rate 200] [--every 10]
      Runs the sample shop with the agent under that many requests a second, looks every so
      many seconds at what the agent takes, and says whether any of it grows.""";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What may grow: time passes, and the journal is bounded by a rule of its own. */
  private static final List<String> NOT_JUDGED =
      List.of("threads, all", "bytes in the data directory", "CPU seconds of ours");

  private final Path root;
  private final double material;
  private final PrintStream out;
  private final Map<String, List<Reading>> series = new LinkedHashMap<>();

  /**
   * Creates a run.
   *
   * @param root of the repository
   * @param material less growth, as a share of the level, is of no importance; the first minutes of
   *     a process are all warming up
   */
  Soak(Path root, double material, PrintStream out) {
    this.root = root;
    this.material = material;
    this.out = out;
  }

  /** Runs it; see the class. */
  public static void main(String[] args) throws Exception {
    Map<String, Integer> options =
        new LinkedHashMap<>(Map.of("--minutes", 30, "--rate", 200, "--every", 10));
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length
          || !options.containsKey(args[i])
          || !args[i + 1].matches("[1-9][0-9]{0,3}")) {
        System.err.println(USAGE);
        System.exit(args[i].equals("--help") ? 0 : 2);
      }
      options.put(args[i], Integer.valueOf(args[i + 1]));
    }
    Soak soak = new Soak(Path.of("").toAbsolutePath(), 0.02, System.out);
    boolean flat =
        soak.run(
            Duration.ofMinutes(options.getOrDefault("--minutes", 30)),
            options.getOrDefault("--rate", 200),
            Duration.ofSeconds(options.getOrDefault("--every", 10)));
    System.exit(flat ? 0 : 1);
  }

  /** Whether nothing of the agent's grew. The first quarter of the time is for warming up. */
  boolean run(Duration time, int rate, Duration every) throws Exception {
    Path work = Files.createTempDirectory("leakscribe-soak");
    Process shop = shop(work);
    try {
      Outside outside =
          new Outside(
              shop.pid(),
              javaHome(),
              Files.createDirectories(work.resolve("data")),
              await(shop, work));
      Process load = load(work, rate, time);
      try {
        watch(outside, shop, time, every);
      } finally {
        load.destroyForcibly().waitFor();
      }
      return verdict();
    } finally {
      stop(shop);
      delete(work);
    }
  }

  private void watch(Outside outside, Process shop, Duration time, Duration every)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Duration passed = Duration.ZERO;
    while (passed.compareTo(time) < 0) {
      TimeUnit.NANOSECONDS.sleep(every.toNanos() - passed.toNanos() % every.toNanos());
      passed = Duration.ofNanos(System.nanoTime() - begin);
      if (!shop.isAlive()) {
        throw new IOException("the shop has ended");
      }
      Map<String, Double> seen;
      try {
        seen = outside.look();
      } catch (HttpTimeoutException busy) {
        out.printf("%5d s  no answer: the shop has no time for it%n", passed.toSeconds());
        continue;
      }
      if (passed.compareTo(time.dividedBy(4)) >= 0) {
        Instant at = Instant.EPOCH.plus(passed);
        seen.forEach(
            (what, value) ->
                series.computeIfAbsent(what, w -> new ArrayList<>()).add(new Reading(at, value)));
      }
      out.println(line(passed, seen));
    }
  }

  private static String line(Duration passed, Map<String, Double> seen) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%5d s", passed.toSeconds()));
    seen.forEach((what, value) -> line.append(String.format(Locale.ROOT, "  %,.0f", value)));
    return line.toString();
  }

  private boolean verdict() {
    ProductTrend statistics = new ProductTrend(root.resolve("agent/target/leakscribe.jar"));
    out.println();
    out.println("| what | first | last | least | most | an hour (90 % interval) | verdict |");
    out.println("|---|---|---|---|---|---|---|");
    boolean flat = true;
    for (Map.Entry<String, List<Reading>> one : series.entrySet()) {
      boolean judged = !NOT_JUDGED.contains(one.getKey());
      Judgement judgement = statistics.judge(one.getValue(), 4, material);
      flat &= !judged || judgement.flat();
      out.println(row(one.getKey(), one.getValue(), judgement, judged));
    }
    out.println();
    out.println(flat ? "Nothing of the agent grows." : "NOT FLAT, see the table.");
    return flat;
  }

  private static String row(
      String what, List<Reading> readings, Judgement judgement, boolean judged) {
    double[] values = readings.stream().mapToDouble(Reading::value).toArray();
    String verdict = judgement.shape().toLowerCase(Locale.ROOT).replace('_', ' ');
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %+,.1f (%+,.1f … %+,.1f) | %s |",
        what,
        values[0],
        values[values.length - 1],
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN),
        3600 * judgement.sen()[0],
        3600 * judgement.sen()[1],
        3600 * judgement.sen()[2],
        judged ? verdict : "not judged");
  }

  private Process shop(Path work) throws IOException {
    return java(
        work.resolve("shop.log"),
        "-Xms256m",
        "-Xmx256m",
        "-Djava.io.tmpdir=" + work,
        "-javaagent:" + jar("agent/target/leakscribe.jar") + "=port=0,dir=" + work.resolve("data"),
        "-jar",
        jar("sample-app/target/sample-app.jar"),
        "--server.port=0",
        "--shop.port-file=" + work.resolve("shop.port"));
  }

  private Process load(Path work, int rate, Duration time) throws IOException {
    return java(
        work.resolve("load.log"),
        "-Xmx64m",
        "-jar",
        jar("sample-app/target/shop-load.jar"),
        "--url",
        "http://127.0.0.1:" + Files.readString(work.resolve("shop.port")).strip(),
        "--rate",
        rate + "",
        "--seconds",
        time.plusMinutes(5).toSeconds() + "");
  }

  private String jar(String path) throws IOException {
    Path jar = root.resolve(path);
    if (!Files.isRegularFile(jar)) {
      throw new IOException("there is no '" + jar + "': build it with ./mvnw package");
    }
    return jar.toString();
  }

  private static Process java(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Returns the agent's port, once shop and agent are up. */
  private static int await(Process shop, Path work) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (shop.isAlive() && System.nanoTime() < deadline) {
      String log = Files.readString(work.resolve("shop.log"), StandardCharsets.UTF_8);
      var port = Pattern.compile("ready: .* on port (\\d+)").matcher(log);
      if (port.find() && Files.exists(work.resolve("shop.port"))) {
        return Integer.parseInt(port.group(1));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IOException(
        "the shop does not start:\n" + Files.readString(work.resolve("shop.log")));
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private static void stop(Process shop) throws InterruptedException {
    shop.destroy();
    if (!shop.waitFor(30, TimeUnit.SECONDS)) {
      shop.destroyForcibly().waitFor();
    }
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> all = Files.walk(work)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
