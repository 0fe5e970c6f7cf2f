package io.leakscribe.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Examples())
            .setExecutionExceptionHandler(Examples::failed)
            .execute(args));
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof IllegalStateException) {
      System.err.println("examples: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }

  @Override
  public Integer call() throws IOException {
    if (!numbers.stream().allMatch(n -> n >= 1 && n <= Play.ALL.size())) {
      System.err.println("examples: incidents are 1 to " + Play.ALL.size());
      return CommandLine.ExitCode.USAGE;
    }
    Artifacts artifacts = Artifacts.in(root);
    for (int number : numbers) {
      Play play = Play.ALL.get(number - 1);
      Path run = runs.resolve(number + "-" + Instant.now().getEpochSecond());
      Path drafted = play(artifacts, play, run);
      Path kept = Gallery.keep(drafted, out.resolve(number + "-" + play.slug()));
      System.out.println("Kept in " + kept);
    }
    return 0;
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
