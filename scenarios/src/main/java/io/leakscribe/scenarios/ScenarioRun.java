package io.leakscribe.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one scenario: shop, agent and load, until a condition holds, the end, or a time limit. */
final class ScenarioRun {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int OUT_OF_MEMORY_EXIT = 3;

  private final Artifacts artifacts;
  private final Path directory;
  private final Duration limit;
  private Consumer<Progress> listener = progress -> {};

  /**
   * What there is to tell while a run goes on.
   *
   * @param age of the shop's process
   * @param story as written so far
   */
  record Progress(Duration age, Story story) {}

  ScenarioRun(Artifacts artifacts, Path directory, Duration limit) {
    this.artifacts = artifacts;
    this.directory = directory;
    this.limit = limit;
  }

  ScenarioRun onProgress(Consumer<Progress> told) {
    listener = told;
    return this;
  }

  /** Runs until the shop is out of memory, or the limit. */
  Outcome untilExhausted(Scenario scenario, Jvm jvm) {
    return until(story -> false, scenario, jvm);
  }

  /** Runs until the story fulfils the condition, the shop ends, or the limit. */
  Outcome until(Predicate<Story> condition, Scenario scenario, Jvm jvm) {
    try (Shop shop = Shop.start(artifacts, jvm, scenario, directory, true);
        Shoppers load = Shoppers.start(artifacts, shop.port(), limit, directory)) {
      watch(shop, condition);
      Duration lasted = Duration.between(shop.started(), Instant.now());
      boolean ended = shop.endedWithin(Duration.ZERO);
      boolean exhausted = ended && shop.exitCode() == OUT_OF_MEMORY_EXIT;
      shop.stop();
      Story story = Story.read(directory);
      return new Outcome(
          scenario, jvm, shop.started(), lasted, exhausted, story, load.lastLine(), draft());
    }
  }

  private void watch(Shop shop, Predicate<Story> condition) {
    while (!shop.endedWithin(POLL)) {
      Duration age = Duration.between(shop.started(), Instant.now());
      Story story = Story.read(directory);
      listener.accept(new Progress(age, story));
      if (age.compareTo(limit) >= 0 || condition.test(story)) {
        return;
      }
    }
  }

  private @Nullable Path draft() {
    Path incidents = AgentFiles.serviceDirectory(directory).resolve("incidents");
    if (!Files.isDirectory(incidents)) {
      return null;
    }
    try (Stream<Path> found = Files.list(incidents)) {
      return found
          .map(incident -> incident.resolve("postmortem.html"))
          .filter(Files::exists)
          .min(Comparator.naturalOrder())
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list '" + incidents + "'", e);
    }
  }
}
