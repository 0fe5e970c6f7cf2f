package io.leakscribe.corpus;

import io.leakscribe.corpus.Outcome.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One program with the agent, from its start to its end or to where the agent has said all. */
final class AgentRun {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** How long a confirmed incident may still change its mind. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Site site;
  private final Specimen specimen;
  private final Platform platform;
  private final double seconds;

  AgentRun(Site site, Specimen specimen, Platform platform, double seconds) {
    this.site = site;
    this.specimen = specimen;
    this.platform = platform;
    this.seconds = seconds;
  }

  /** Runs, and waits for the end. */
  Outcome of(long steps) {
    Path directory = site.directory(specimen, platform, "");
    Launch launch = new Launch(site, specimen, platform);
    List<String> command =
        launch.command(launch.agent(directory), steps, seconds, directory.resolve("steps"));
    Path journals = directory.resolve(specimen.name());
    try (Child child = Child.start(command, directory.resolve("log"))) {
      Ending ending = watch(child, journals);
      Instant ended = Instant.now();
      double lasted = child.age().toMillis() / 1e3;
      Story story = Story.read(journals);
      return new Outcome(
          specimen,
          platform,
          steps,
          seconds,
          ending,
          lasted,
          story.started(),
          ended,
          story.leaks(),
          story.cleared(),
          problem(child, ending, story));
    }
  }

  private Ending watch(Child child, Path journals) {
    Duration limit = limit(seconds);
    while (!child.endedWithin(POLL)) {
      if (child.age().compareTo(limit) > 0) {
        return Ending.TOO_LONG;
      }
      if (specimen.leaks()
          && !site.toTheEnd()
          && Story.read(journals).allSaid(Instant.now(), SETTLED)) {
        return Ending.ALL_SAID;
      }
    }
    return switch (child.exit()) {
      case 0 -> Ending.LIFE_OVER;
      case Launch.OUT_OF_MEMORY -> Ending.OUT_OF_MEMORY;
      default ->
          specimen.leaks() && child.said("OutOfMemoryError") ? Ending.OUT_OF_MEMORY : Ending.FAILED;
    };
  }

  /** Nobody waits longer than that for a life of so many seconds. */
  static Duration limit(double seconds) {
    return Duration.ofMillis((long) (seconds * 1300 + 30_000));
  }

  private static @org.jspecify.annotations.Nullable String problem(
      Child child, Ending ending, Story story) {
    if (ending == Ending.FAILED) {
      return "exit code " + child.exit() + ": " + child.lastWords();
    }
    return story.started() == null ? "the agent did not start: " + child.lastWords() : null;
  }
}
