package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  void what_was_counted_while_nothing_else_was_shows_the_rate_sooner() {
    Warmup warmup = new Warmup();
    List<EarlyLoad> early = new ArrayList<>();
    for (int age = 1; age <= 20; age++) {
      early.add(new EarlyLoad(START.plusSeconds(age), 90L * age));
    }
    warmup.begin(early);
    for (int age = 21; age <= 42; age++) {
      warmup.observe(START.plusSeconds(age), Duration.ofSeconds(age), 3000 + 90L * age);
    }

    assertThat(warmup.end()).isNotNull().isBefore(START.plusSeconds(15));
  }

  @Test
  void a_start_that_was_counted_is_no_rate() {
    Warmup warmup = new Warmup();
    List<EarlyLoad> early = new ArrayList<>();
    for (int age = 1; age <= 20; age++) {
      early.add(
          new EarlyLoad(START.plusSeconds(age), (long) (12_000 * (1 - Math.exp(-age / 25.0)))));
    }
    warmup.begin(early);
    for (int age = 21; age <= 50; age++) {
      long classes = (long) (3000 + 12_000 * (1 - Math.exp(-age / 25.0)));
      warmup.observe(START.plusSeconds(age), Duration.ofSeconds(age), classes);
    }

    assertThat(warmup.end()).isNull();
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
