package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Nothing is said of a shop in which nothing leaks, although its caches, its catalogue and its
 * sessions fill up in the first minute.
 */
class HealthyIT {
  /**
   * Once everything has filled up, full collections leave some 65 MB; G1's readings after a marking
   * include what it has not reclaimed yet, up to 110 MB.
   */
  private static final long PLATEAU_BYTES = 140_000_000;

  /** Twice as long as it takes to fill everything. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(140);

  static final List<Scenario> quiet = List.of(Scenario.HEALTHY, Scenario.number(1).fixed());

  @RegisterExtension final RunDirectories directories = new RunDirectories();

  @ParameterizedTest(name = "{0}")
  @FieldSource("quiet")
  void nothingIsSuspected(Scenario scenario) {
    Path directory = directories.empty("quiet-" + scenario.number());

    Outcome outcome =
        new ScenarioRun(Forked.artifacts(), directory, LONG_ENOUGH)
            .until(story -> story.newestLeak().isPresent(), scenario, Forked.jvm());

    assertThat(outcome.story().newestLeak()).isEmpty();
    assertThat(outcome.served()).get().extracting(LoadReport::errors).isEqualTo(0L);
    // Silence counts only when the agent was looking.
    Event.Sample newest = outcome.story().newestSample().orElseThrow();
    assertThat(lowestFloorOfLastMinute(outcome.story())).isBetween(10_000_000L, PLATEAU_BYTES);
    assertThat(newest.series()).containsEntry("holder.com.example.shop.Catalogue.products", 6000.0);
    assertThat(outcome.lasted()).isGreaterThanOrEqualTo(LONG_ENOUGH);
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
