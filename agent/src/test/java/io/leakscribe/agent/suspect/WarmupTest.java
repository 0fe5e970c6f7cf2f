package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarmupTest {
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

  @Test
  void ends_when_class_loading_has_settled() {
    assertThat(endAfter(60, age -> Math.min(9000, 900 * age))).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void goes_on_while_the_rate_of_loading_changes() {
    assertThat(endAfter(60, age -> 3000 + 12_000 * (1 - Math.exp(-age / 25)))).isNull();
  }

  @Test
  void ends_for_an_application_that_loads_classes_at_one_rate_for_ever() {
    assertThat(endAfter(60, age -> 3000 + 90 * age)).isNotNull().isBefore(START.plusSeconds(25));
  }

  @Test
  void what_was_counted_before_we_looked_shows_the_rate_in_spite_of_what_we_load() {
    Instant end = startedLate(20, 45, age -> 90 * age);

    assertThat(end).isNotNull().isBefore(START.plusSeconds(15));
  }

  @Test
  void a_start_that_was_counted_before_we_looked_is_no_rate() {
    assertThat(startedLate(20, 60, age -> 12_000 * (1 - Math.exp(-age / 25)))).isNull();
  }

  @Test
  void a_few_classes_now_and_then_are_no_rate_while_others_are_loaded() {
    Warmup warmup = new Warmup();
    for (int age = 1; age <= 60; age++) {
      warmup.observe(new OwnClasses(START.plusSeconds(age), age));
      long all = (long) (3000 + 12_000 * (1 - Math.exp(-age / 25.0)));
      warmup.observe(START.plusSeconds(age), Duration.ofSeconds(age), all);
    }

    assertThat(warmup.end()).isNull();
  }

  /** Looks begin after so many seconds, and load 1,500 classes in their first ten. */
  private static @Nullable Instant startedLate(int first, int seconds, DoubleUnaryOperator own) {
    Warmup warmup = new Warmup();
    for (int age = 1; age <= seconds; age++) {
      Instant time = START.plusSeconds(age);
      long classes = (long) own.applyAsDouble(age);
      warmup.observe(new OwnClasses(time, classes));
      if (age > first) {
        long ours = Math.min(1_500, (age - first) * 150L);
        warmup.observe(time, Duration.ofSeconds(age), 3_000 + classes + ours);
      }
    }
    return warmup.end();
  }

  private static @Nullable Instant endAfter(int seconds, DoubleUnaryOperator classes) {
    Warmup warmup = new Warmup();
    for (int age = 1; age <= seconds; age++) {
      warmup.observe(
          START.plusSeconds(age), Duration.ofSeconds(age), (long) classes.applyAsDouble(age));
    }
    return warmup.end();
  }
}
