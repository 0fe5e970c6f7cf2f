package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what java agents cost a service, and prints a table. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs a Spring Boot service with each agent in turn and without any, under the same"
            + " requests, and prints what each costs compared with the run without in the same"
            + " round. Use a machine that does nothing else.")
public final class ServiceBench implements Callable<Integer> {

  @Option(
      names = "--arms",
      split = ",",
      defaultValue =
          "none,none-again,leakscribe,jmx_exporter,opentelemetry,async-profiler,jfr-default,"
              + "jfr-profile",
      description = "what to compare: " + Arms.HELP)
  List<String> arms = new ArrayList<>();

  @Option(names = "--rounds", defaultValue = "4", description = "default: ${DEFAULT-VALUE}")
  int rounds;

  @Option(
      names = "--minutes",
      defaultValue = "60",
      description = "begin no run that would end later; default: ${DEFAULT-VALUE}")
  double minutes;

  @Option(
      names = "--warm-up",
      description =
          "that many requests before anything is counted; default: 200000 to 700000, until of"
              + " windows of 50000 the last two take no more than 3 %% more CPU for a request than"
              + " the best")
  @Nullable Integer warmUp;

  @Option(
      names = "--requests",
      defaultValue = "200000",
      description = "requests counted at saturation; default: ${DEFAULT-VALUE}")
  int requests;

  @Option(
      names = "--paced",
      defaultValue = "20",
      description = "seconds at a paced rate; default: ${DEFAULT-VALUE}")
  double paced;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "that rate, requests a second; default: a quarter of what the first run can do")
  double rate;

  @Option(
      names = "--settle",
      defaultValue = "0",
      description =
          "seconds at the paced rate before it is counted; with 150 an agent and the compiler are"
              + " no longer in their first minutes; default: ${DEFAULT-VALUE}")
  double settle;

  @Option(
      names = "--connections",
      defaultValue = "8",
      description = "of the client; default: ${DEFAULT-VALUE}")
  int connections;

  @Option(
      names = "--heap",
      defaultValue = "256",
      description = "of the service, MiB, from the start; default: ${DEFAULT-VALUE}")
  int heap;

  @Option(
      names = "--service-cpus",
      defaultValue = "0",
      description = "processors for the service, as taskset -c; default: ${DEFAULT-VALUE}")
  String serviceCpus = "0";

  @Option(
      names = "--client-cpus",
      defaultValue = "1",
      description = "processors for the client; default: ${DEFAULT-VALUE}")
  String clientCpus = "1";

  @Option(names = "--jdk", description = "home of the JDK that runs the service; default: this one")
  Path jdk = Path.of(System.getProperty("java.home"));

  @Option(
      names = "--results",
      description = "directory for what runs leave; default: bench/target/results/TIME")
  @Nullable Path results;

  @Option(
      names = "--table",
      description = "run nothing, and print the table of this file of raw results")
  @Nullable Path table;

  @Option(names = "--root", hidden = true, defaultValue = ".")
  Path root = Path.of(".");

  private ServiceBench() {}

  /**
   * Runs what the options ask for.
   *
   * @param args see {@code --help}; exits with 0 when it is done, 1 when a run failed, 2 for wrong
   *     usage
   */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  static int execute(String... args) {
    return new CommandLine(new ServiceBench()).execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      if (table == null) {
        return measure();
      }
      System.out.print(Table.of(Results.read(table)));
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IOException e) {
      System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return 1;
    }
  }

  private int measure() throws IOException, InterruptedException {
    Site site = new Site(root.toAbsolutePath().normalize(), jdk, directory());
    List<Arm> chosen = arms(site);
    Files.createDirectories(site.results());
    Path file = site.results().resolve("runs.csv");
    Results.begin(file, Surroundings.of(site, load(), pinning()));
    pinning().pinClient();
    Trial trial = new Trial(site, pinning(), load());
    Series series = new Series(trial, file, System.err::println);
    series.run(chosen, rounds, rate, minutes);
    String text = Table.of(Results.read(file));
    Files.writeString(site.results().resolve("table.md"), text);
    System.err.println("raw results: " + file);
    System.out.print(text);
    return series.failed() == 0 ? 0 : 1;
  }

  private List<Arm> arms(Site site) {
    if (!arms.contains(Arms.NONE)) {
      throw new IllegalArgumentException("--arms needs \"none\": all others are compared with it");
    }
    Arms known = new Arms(site);
    return arms.stream().distinct().map(known::parse).toList();
  }

  private Load load() {
    return new Load(
        warmUp == null ? WarmUp.untilSettled() : WarmUp.of(warmUp),
        requests,
        settle,
        paced,
        connections,
        heap);
  }

  private Pinning pinning() {
    return new Pinning(serviceCpus, clientCpus);
  }

  private Path directory() {
    if (results != null) {
      return results.toAbsolutePath();
    }
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    return root.resolve("bench/target/results").resolve(time).toAbsolutePath().normalize();
  }
}
