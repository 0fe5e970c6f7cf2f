package io.leakscribe.agent.trend;

/**
 * The Mann–Kendall test for a monotone trend, its variance corrected for autocorrelation.
 *
 * <p>Mann (1945), Nonparametric tests against trend, Econometrica 13; Kendall (1975), Rank
 * correlation methods; Hamed and Rao (1998), A modified Mann–Kendall trend test for autocorrelated
 * data, Journal of Hydrology 204: only significant lags of the ranks of the detrended values count.
 * The correction is never allowed to make the test more daring than without it.
 *
 * @param p one-sided, for growth
 * @param uncorrected the same taken as independent readings
 * @param deviation standard deviation of Kendall's S after the correction
 */
record MannKendall(double p, double uncorrected, double deviation) {

  static MannKendall test(Window w, double slope) {
    int n = w.size;
    double variance = n * (n - 1.0) * (2.0 * n + 5) / 18;
    double deviation = Math.sqrt(variance * inflation(w, slope));
    double s = score(w);
    double distance = s - Math.signum(s);
    return new MannKendall(
        Normal.upperTail(distance / deviation),
        Normal.upperTail(distance / Math.sqrt(variance)),
        deviation);
  }

  private static double score(Window w) {
    double s = 0;
    for (int i = 0; i < w.size; i++) {
      for (int j = i + 1; j < w.size; j++) {
        s += Math.signum(w.values[j] - w.values[i]);
      }
    }
    return s;
  }

  private static double inflation(Window w, double slope) {
    int n = w.size;
    double[] ranks = ranksOfResiduals(w, slope);
    double mean = 0;
    for (double r : ranks) {
      mean += r / n;
    }
    double power = 0;
    for (double r : ranks) {
      power += (r - mean) * (r - mean);
    }
    if (power == 0) {
      return 1;
    }
    double significant = 1.96 / Math.sqrt(n);
    double sum = 0;
    for (int lag = 1; lag < n - 2; lag++) {
      double rho = 0;
      for (int i = 0; i + lag < n; i++) {
        rho += (ranks[i] - mean) * (ranks[i + lag] - mean);
      }
      rho /= power;
      if (Math.abs(rho) > significant) {
        sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2.0) * rho;
      }
    }
    return Math.max(1, 1 + 2 * sum / (n * (n - 1.0) * (n - 2.0)));
  }

  private static double[] ranksOfResiduals(Window w, double slope) {
    int n = w.size;
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      residuals[i] = w.values[i] - slope * (w.times[i] - w.times[0]);
    }
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double sign = Math.signum(residuals[i] - residuals[j]);
        ranks[i] += sign;
        ranks[j] -= sign;
      }
    }
    return ranks;
  }
}
