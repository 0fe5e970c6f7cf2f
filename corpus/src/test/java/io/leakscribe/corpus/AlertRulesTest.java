package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A life of 480 s, scraped each second, in a heap of 100 bytes. */
class AlertRulesTest {
  private final AlertRules rules = new AlertRules(480, 100);

  private static List<Point> series(DoubleUnaryOperator value) {
    return IntStream.rangeClosed(0, 480)
        .mapToObj(i -> new Point(i, value.applyAsDouble(i)))
        .toList();
  }

  @Test
  void aSteadyLeakIsForeseenFourHoursAhead() {
    // Full at 480: within reach of 240 s from 240 on, and then for five.
    assertThat(rules.predictLinear(series(t -> t / 4.8)).orElseThrow()).isCloseTo(245, within(2.0));
  }

  @Test
  void whatWillNotGetThereIsNotForeseen() {
    assertThat(rules.predictLinear(series(t -> 20 + t / 20))).isEmpty();
  }

  @Test
  void aShortRiseDoesNotFire() {
    assertThat(rules.predictLinear(series(t -> t == 300 ? 99 : 10))).isEmpty();
  }

  @Test
  void nothingIsAskedBeforeTheWindowIsFull() {
    assertThat(rules.predictLinear(series(t -> Math.min(t, 50))).orElseThrow())
        .isCloseTo(65, within(2.0));
    assertThat(rules.predictLinear(series(t -> Math.min(50 * t, 50)))).isEmpty();
  }

  @Test
  void aRiseFiresAfterAWholeWindowOfIt() {
    assertThat(rules.deriv(series(t -> t < 120 ? 120 - t : t)).orElseThrow())
        .isBetween(180.0, 240.0);
    assertThat(rules.deriv(series(t -> 100 - t / 10))).isEmpty();
    assertThat(rules.deriv(series(t -> 30))).isEmpty();
  }

  @Test
  void aThresholdFiresWhenItWasPassedForFiveMinutes() {
    List<Point> low = series(t -> 10);

    assertThat(rules.threshold(series(t -> t > 400 ? 91 : 10), low)).hasValue(406);
    assertThat(rules.threshold(low, series(t -> t > 300 ? 86 : 10))).hasValue(306);
    assertThat(rules.threshold(series(t -> t % 4 == 0 ? 50 : 99), low)).isEmpty();
    assertThat(rules.threshold(low, low)).isEmpty();
  }
}
