package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leakscribe.bench.service.Statistics.Estimate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theMedianIsInTheMiddleOrBetweenTheTwoThere() {
    assertThat(Statistics.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Statistics.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
    assertThat(Statistics.median(new double[0])).isNaN();
  }

  @Test
  void oneNumberHasNoInterval() {
    assertThat(Statistics.estimate(new double[] {1.5})).isEqualTo(new Estimate(1.5, 1.5, 1.5, 1));
  }

  @Test
  void fewNumbersHaveAboutTheirRangeAsInterval() {
    Estimate estimate = Statistics.estimate(new double[] {1.00, 1.02, 1.01, 1.10});

    assertThat(estimate.median()).isEqualTo(1.015, within(1e-9));
    assertThat(estimate.low()).isBetween(1.0, 1.01);
    assertThat(estimate.high()).isBetween(1.05, 1.10);
  }

  @Test
  void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
    Random random = new Random(7);
    int held = 0;
    for (int i = 0; i < 100; i++) {
      double[] numbers = random.doubles(12).map(d -> d - 0.5).toArray();
      Estimate estimate = Statistics.estimate(numbers);
      held += estimate.low() <= 0 && estimate.high() >= 0 ? 1 : 0;
    }
    assertThat(held).isBetween(80, 99);
  }

  @Test
  void theSameNumbersGiveTheSameInterval() {
    double[] numbers = {1, 4, 2, 8, 5, 7};

    assertThat(Statistics.estimate(numbers)).isEqualTo(Statistics.estimate(numbers));
  }
}
