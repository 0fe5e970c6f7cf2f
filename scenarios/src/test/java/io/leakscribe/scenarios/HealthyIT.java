package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Nothing is said of a shop in which nothing leaks, although its caches, its catalogue and its
 * sessions fill up in the first minute.
 */
@Order(3)
class HealthyIT {
  /**
   * Once everything has filled up, full collections leave some 65 MB; G1's readings after a marking
   * include what it has not reclaimed yet, up to 110 MB.
   */
  private static final long PLATEAU_BYTES = 140_000_000;

  /** As long as it takes to fill everything, and then once more. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(70);

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String FILLED = "holder.com.example.shop.Catalogue.products";
  private static final double ALL_PRODUCTS = 6000;

  static final List<Scenario> quiet = List.of(Scenario.HEALTHY, Scenario.number(1).fixed());

  @RegisterExtension final RunDirectories directories = new RunDirectories();

  @ParameterizedTest(name = "{0}")
  @FieldSource("quiet")
  void nothingIsSuspected(Scenario scenario) {
    Path directory = directories.empty("quiet-" + scenario.number());

    Outcome outcome =
        new ScenarioRun(Forked.artifacts(), directory, LIMIT)
            .until(
                story -> story.newestLeak().isPresent() || isWatched(story),
                scenario,
                Forked.jvm());

    assertThat(outcome.story().newestLeak()).isEmpty();
    assertThat(outcome.served()).get().extracting(LoadReport::errors).isEqualTo(0L);
    // Silence counts only when the agent was looking.
    assertThat(lowestFloorOfLastMinute(outcome.story())).isBetween(10_000_000L, PLATEAU_BYTES);
    assertThat(isWatched(outcome.story())).as("full, and watched for %s", LONG_ENOUGH).isTrue();
  }

  /** By what the shop holds and not by the clock: a busy machine fills it later. */
  private static boolean isWatched(Story story) {
    List<Event.Sample> full =
        story.of(Event.Sample.class).stream()
            .filter(sample -> sample.series().getOrDefault(FILLED, 0.0) == ALL_PRODUCTS)
            .toList();
    return !full.isEmpty()
        && Duration.between(full.get(0).origin().time(), full.get(full.size() - 1).origin().time())
                .compareTo(LONG_ENOUGH)
            >= 0;
  }

  /** A reading may carry garbage that the collection left; the lowest carries the least. */
  private static long lowestFloorOfLastMinute(Story story) {
    List<Event.Sample> samples = story.of(Event.Sample.class);
    return samples.subList(Math.max(0, samples.size() - 12), samples.size()).stream()
        .map(Event.Sample::floorBytes)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElseThrow();
  }
}
