package io.leakscribe.bench.service;

import java.util.Arrays;
import java.util.Random;

/** Of few numbers. */
final class Statistics {
  private static final int RESAMPLES = 4_000;

  /**
   * An estimate.
   *
   * @param median of the numbers
   * @param low lower end of its 90 % interval
   * @param high upper end
   * @param n how many numbers
   */
  record Estimate(double median, double low, double high, int n) {}

  private Statistics() {}

  /** Half of the numbers are not above it; between the two in the middle when they are even. */
  static double median(double[] numbers) {
    if (numbers.length == 0) {
      return Double.NaN;
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The median with the percentile interval of the bootstrap (Efron 1979), the same for the same
   * numbers. With fewer than six it is hardly narrower than their range, and says so honestly.
   */
  static Estimate estimate(double[] numbers) {
    if (numbers.length == 0) {
      return new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    Random random = new Random(20261121);
    double[] medians = new double[RESAMPLES];
    double[] drawn = new double[numbers.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = numbers[random.nextInt(numbers.length)];
      }
      medians[i] = median(drawn);
    }
    Arrays.sort(medians);
    return new Estimate(
        median(numbers),
        medians[(int) (RESAMPLES * 0.05)],
        medians[(int) (RESAMPLES * 0.95) - 1],
        numbers.length);
  }
}
