package io.leakscribe.incident;

import java.util.Arrays;

/**
 * Growth per hour with its 95 % interval: the median of the slopes between all pairs of readings,
 * which a few odd readings cannot move (Theil 1950), and the interval by the normal approximation
 * to Kendall's statistic, with its correction for ties (Sen 1968, "Estimates of the regression
 * coefficient based on Kendall's tau"). Readings are taken as independent: where they are not, the
 * true interval is wider.
 *
 * @param perHour units of the series per hour
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param readings number of readings that it rests on
 */
public record Slope(double perHour, double lower, double upper, int readings) {
  private static final double Z = 1.959964;

  /** Whether the intervals have a rate in common. */
  public boolean overlaps(Slope other) {
    return lower <= other.upper && other.lower <= upper;
  }

  /**
   * From the slopes between all pairs of readings.
   *
   * @param slopes at least one; sorted here
   * @param values of the readings, for the ties among them
   */
  static Slope of(double[] slopes, double[] values) {
    Arrays.sort(slopes);
    double reach = Z * Math.sqrt(variance(values));
    int low = (int) Math.floor((slopes.length - reach) / 2);
    int high = (int) Math.ceil((slopes.length + reach) / 2);
    int middle = slopes.length / 2;
    double median =
        slopes.length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    return new Slope(
        median, slopes[Math.max(0, low)], slopes[Math.min(slopes.length - 1, high)], values.length);
  }

  private static double variance(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double ties = 0;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && sorted[j] == sorted[i]) {
        j++;
      }
      ties += term(j - i);
      i = j;
    }
    return Math.max(0, term(sorted.length) - ties) / 18;
  }

  private static double term(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}
