package io.leakscribe.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the examples: plays incidents with the whole stack in the loop, and keeps the drafts. */
@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    description = "Plays incidents with Prometheus and Alertmanager, and keeps what was drafted.")
final class Examples implements Callable<Integer> {
  @Parameters(arity = "0..*", description = "which incidents, 1 to 5; default all")
  List<Integer> numbers = List.of(1, 2, 3, 4, 5);

  @Option(names = "--root", defaultValue = ".", description = "root of the checkout")
  Path root = Path.of(".");

  @Option(
      names = "--runs",
      defaultValue = "demo-runs/examples",
      description = "for journals and logs")
  Path runs = Path.of("demo-runs/examples");

  @Option(names = "--out", defaultValue = "docs/examples", description = "for the drafts")
  Path out = Path.of("docs/examples");

  @Option(
      names = "--redraft",
      description = "play nothing: draft the newest run of each again, after a change of words")
  boolean redraft;

  @Option(
      names = "--parallel",
      defaultValue = "1",
      description = "how many are played side by side; each needs about one core; default 1")
  int parallel = 1;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Examples())
            .setExecutionExceptionHandler(Examples::failed)
            .execute(args));
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    if (cause instanceof IllegalStateException) {
      System.err.println("examples: " + cause.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    if (!numbers.stream().allMatch(n -> n >= 1 && n <= Play.ALL.size())) {
      System.err.println("examples: incidents are 1 to " + Play.ALL.size());
      return CommandLine.ExitCode.USAGE;
    }
    Artifacts artifacts = Artifacts.in(root);
    ExecutorService pool = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Path>> kept = new ArrayList<>();
      for (int number : numbers) {
        kept.add(pool.submit(() -> make(artifacts, Play.ALL.get(number - 1))));
      }
      for (Future<Path> one : kept) {
        System.out.println("Kept in " + one.get());
      }
    } finally {
      pool.shutdownNow();
    }
    return 0;
  }

  private Path make(Artifacts artifacts, Play play) throws IOException {
    Path drafted = redraft ? redraft(artifacts, play) : play(artifacts, play, run(play));
    return Gallery.keep(drafted, out.resolve(play.number() + "-" + play.slug()));
  }

  private Path run(Play play) {
    return runs.resolve(play.number() + "-" + Instant.now().getEpochSecond());
  }

  private Path redraft(Artifacts artifacts, Play play) throws IOException {
    try (Stream<Path> found = Files.list(runs)) {
      Path newest =
          found
              .filter(run -> run.getFileName().toString().startsWith(play.number() + "-"))
              .max(Comparator.naturalOrder())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "no run of incident " + play.number() + " in '" + runs + "'"));
      Cli cli = new Cli(artifacts.agent(), newest);
      cli.run(Crew.ON_CALL, List.of("report", "--dir", AgentFiles.DIRECTORY));
      return DraftFiles.directory(newest, Story.read(newest).incidents().get(0));
    }
  }

  private static Path play(Artifacts artifacts, Play play, Path run) {
    Instant start = Instant.now();
    Consumer<String> told =
        line ->
            System.out.printf(
                Locale.ROOT,
                "[%d] %s  %s%n",
                play.number(),
                Times.brief(Duration.between(start, Instant.now())),
                line);
    try (Site site = Site.open(artifacts, Jvm.current(), run)) {
      play.acts().accept(new Crew(site, told));
      site.report();
      return DraftFiles.directory(site.directory(), site.story().incidents().get(0));
    }
  }
}
