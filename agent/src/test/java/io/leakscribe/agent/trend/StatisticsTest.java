package io.leakscribe.agent.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static Window window(double... values) {
    Window w = new Window();
    for (int i = 0; i < values.length; i++) {
      w.add(i, values[i]);
    }
    return w;
  }

  @Test
  void the_normal_tail_is_that_of_the_tables() {
    assertThat(Normal.upperTail(0)).isCloseTo(0.5, within(1e-6));
    assertThat(Normal.upperTail(1.6449)).isCloseTo(0.05, within(1e-5));
    assertThat(Normal.upperTail(-1.96)).isCloseTo(0.975, within(1e-5));
    assertThat(Normal.upperTail(6) / 9.8659e-10).isCloseTo(1, within(1e-3));
  }

  @Test
  void selects_what_sorting_would() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 1; n < 60; n++) {
      double[] a = random.doubles(n).map(x -> Math.floor(10 * x)).toArray();
      double[] sorted = a.clone();
      Arrays.sort(sorted);
      for (int k = 0; k < n; k++) {
        assertThat(Select.kth(a.clone(), n, k)).isEqualTo(sorted[k]);
      }
    }
  }

  @Test
  void the_sen_slope_does_not_mind_outliers() {
    Window w = window(0, 2, 4, 600, 8, 10, -90, 14, 16, 18, 20, 22);

    assertThat(new TheilSen(w).slope()).isCloseTo(2, within(0.01));
  }

  /** S = 45 and var = 125 for ten rising values: z = 44 / 11.18. */
  @Test
  void mann_kendall_of_ten_rising_values_is_that_of_the_book() {
    MannKendall mk = MannKendall.test(window(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 1);

    assertThat(mk.uncorrected()).isCloseTo(Normal.upperTail(44 / Math.sqrt(125)), within(1e-12));
    assertThat(mk.p()).isGreaterThanOrEqualTo(mk.uncorrected());
  }

  @Test
  void the_correction_takes_a_third_of_the_false_alarms_of_autocorrelated_noise_at_least() {
    SplittableRandom random = new SplittableRandom(3);
    int plain = 0;
    int corrected = 0;
    for (int run = 0; run < 500; run++) {
      double[] values = new double[48];
      for (int i = 1; i < values.length; i++) {
        values[i] = 0.8 * values[i - 1] + random.nextGaussian();
      }
      Window w = window(values);
      MannKendall mk = MannKendall.test(w, new TheilSen(w).slope());
      plain += mk.uncorrected() < 0.01 ? 1 : 0;
      corrected += mk.p() < 0.01 ? 1 : 0;
    }

    assertThat(plain).isGreaterThan(40);
    assertThat(corrected).isLessThan(2 * plain / 3);
  }

  @Test
  void a_staircase_fits_steps_and_not_a_line() {
    double[] steps = new double[40];
    double[] line = new double[40];
    for (int i = 0; i < 40; i++) {
      steps[i] = i < 13 ? 0 : i < 30 ? 10 : 14;
      line[i] = i + (i % 2);
    }

    assertThat(Staircase.squaredError(window(steps))).isCloseTo(0, within(1e-6));
    assertThat(Curve.of(window(steps)).squaredError()).isGreaterThan(100);
    assertThat(Staircase.squaredError(window(line)))
        .isGreaterThan(5 * Curve.of(window(line)).squaredError());
  }

  @Test
  void a_parabola_tells_how_much_slower_the_end_is() {
    double[] filling = new double[40];
    double[] line = new double[40];
    for (int i = 0; i < 40; i++) {
      filling[i] = 100 * i - i * i + (i % 2);
      line[i] = 3 * i + (i % 2);
    }

    assertThat(Curve.of(window(filling)).ratio()).isCloseTo(22 / 100.0, within(0.03));
    assertThat(Curve.of(window(filling)).bendsDown()).isTrue();
    assertThat(Curve.of(window(line)).bendsDown()).isFalse();
  }

  @Test
  void the_onset_is_where_the_hinge_fits_best() {
    double[] late = new double[40];
    double[] early = new double[40];
    for (int i = 0; i < 40; i++) {
      late[i] = 5 * Math.max(0, i - 25) + (i % 3);
      early[i] = 5 * i + (i % 3);
    }

    assertThat(Line.onset(window(late))).isCloseTo(25, within(1.0));
    assertThat(Line.onset(window(early))).isZero();
  }
}
