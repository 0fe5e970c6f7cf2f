package io.leakscribe.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs one scenario: shop, agent and load, until a condition holds, the end, or a time limit.
 *
 * <p>What is told, tested and returned is the story of this run alone, also where the directory has
 * earlier ones.
 */
final class ScenarioRun {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int OUT_OF_MEMORY_EXIT = 3;

  private final Artifacts artifacts;
  private final Path directory;
  private final Duration limit;
  private Consumer<Progress> listener = progress -> {};
  private Consumer<Story> whenReached = story -> {};
  private Consumer<Shop> ending = Shop::stop;

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

  /** What to do when the condition holds, while the shop still serves. */
  ScenarioRun whenReached(Consumer<Story> look) {
    whenReached = look;
    return this;
  }

  /** Ends the shop by SIGKILL: nothing in it gets a chance to say goodbye. */
  ScenarioRun endedByKill() {
    ending = Shop::kill;
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
      // Before the shop is stopped: what fails from here on is our doing.
      String served = load.lastLine();
      boolean exhausted = shop.endedWithin(Duration.ZERO) && shop.exitCode() == OUT_OF_MEMORY_EXIT;
      ending.accept(shop);
      return new Outcome(
          scenario, jvm, directory, shop.started(), lasted, exhausted, story(shop), served);
    }
  }

  private void watch(Shop shop, Predicate<Story> condition) {
    while (!shop.endedWithin(POLL)) {
      Duration age = Duration.between(shop.started(), Instant.now());
      Story story = story(shop);
      listener.accept(new Progress(age, story));
      if (condition.test(story)) {
        whenReached.accept(story);
        return;
      }
      if (age.compareTo(limit) >= 0) {
        return;
      }
    }
  }

  private Story story(Shop shop) {
    return Story.read(directory).since(shop.started());
  }
}
