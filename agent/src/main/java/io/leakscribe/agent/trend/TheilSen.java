package io.leakscribe.agent.trend;

/**
 * The median of all pairwise slopes. Sen (1968), Estimates of the regression coefficient based on
 * Kendall's tau, JASA 63; Theil (1950). Robust against up to 29 % of outliers.
 */
final class TheilSen {
  /** Two-sided 90 %. */
  private static final double Z = 1.6449;

  /** Sen's interval is too narrow for autocorrelated readings; found by simulation. */
  private static final double WIDEN = 1.15;

  private final double[] slopes;
  private final int count;

  TheilSen(Window w) {
    int n = w.size;
    slopes = new double[n * (n - 1) / 2];
    int c = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double dt = w.times[j] - w.times[i];
        if (dt > 0) {
          slopes[c++] = (w.values[j] - w.values[i]) / dt;
        }
      }
    }
    count = c;
  }

  double slope() {
    return count == 0 ? 0 : Select.median(slopes, count);
  }

  /** Lower end of the 90 % interval, {@code deviation} is that of Kendall's S. */
  double lower(double deviation) {
    return at((count - Z * WIDEN * deviation) / 2);
  }

  double upper(double deviation) {
    return at((count + Z * WIDEN * deviation) / 2);
  }

  private double at(double rank) {
    int k = (int) Math.max(0, Math.min(count - 1, Math.round(rank)));
    return Select.kth(slopes, count, k);
  }
}
