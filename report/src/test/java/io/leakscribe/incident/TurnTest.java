package io.leakscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Instant SAID = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void a_forecast_without_an_end_that_is_hours_wide_is_not_worth_telling() {
    assertThat(turn(180, 740, null).forecast()).isNull();
  }

  @Test
  void a_forecast_with_an_end_or_narrow_or_far_away_is() {
    assertThat(turn(180, 740, 900).forecast()).isNotNull();
    assertThat(turn(2, 10, null).forecast()).isNotNull();
    assertThat(turn(14 * 1440, 20 * 1440, null).forecast()).isNotNull();
  }

  private static Turn turn(int soonest, int expected, @Nullable Integer latest) {
    Exhaustion full =
        new Exhaustion("heap", at(expected), at(soonest), latest == null ? null : at(latest));
    Origin origin = new Origin(SAID, "shop", "pod-1", "r1", 1);
    return new Turn(origin, Stage.SUSPECTED, List.of(), full, Diagnosis.NONE);
  }

  private static Instant at(int minutes) {
    return SAID.plus(Duration.ofMinutes(minutes));
  }
}
