package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.trials.survival.ProductTrend.Judgement;
import io.leakscribe.trials.survival.ProductTrend.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The judge of a soak is the agent's own, from the packaged jar. */
final class ProductTrendIT {
  private final ProductTrend trend = new ProductTrend(ForkedJvm.agentJar());

  @Test
  void a_leak_of_ours_would_be_seen() {
    Judgement judgement = judge(i -> 10_000 + 30 * i + i % 7);
    assertThat(judgement.flat()).isFalse();
    assertThat(judgement.shape()).isEqualTo("GROWING");
    assertThat(judgement.sen()[0]).isBetween(2.9, 3.1);
    assertThat(judgement.sen()[1]).isLessThanOrEqualTo(judgement.sen()[0]);
    assertThat(judgement.sen()[2]).isGreaterThanOrEqualTo(judgement.sen()[0]);
  }

  @Test
  void what_comes_and_goes_is_flat() {
    assertThat(judge(i -> 10_000 + 500 * (i * 7919 % 13)).flat()).isTrue();
    assertThat(judge(i -> 6).flat()).isTrue();
  }

  @Test
  void too_little_to_tell_is_not_called_flat() {
    assertThat(trend.judge(series(5, i -> 6), 4, 0.02).flat()).isFalse();
  }

  private Judgement judge(IntToDoubleFunction value) {
    return trend.judge(series(100, value), 4, 0.02);
  }

  private static List<Reading> series(int count, IntToDoubleFunction value) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readings.add(new Reading(Instant.EPOCH.plusSeconds(10L * i), value.applyAsDouble(i)));
    }
    return readings;
  }
}
