package io.leakscribe.agent.trend;

/**
 * How well at most four level stretches with three steps between them describe the points. A
 * deploy, a cache warmed at once or a new customer is a step, not growth.
 */
final class Staircase {
  private static final int STRETCHES = 4;

  private Staircase() {}

  /** Squared error of the best staircase. */
  static double squaredError(Window w) {
    int n = w.size;
    double[] sum = new double[n + 1];
    double[] squares = new double[n + 1];
    double base = w.values[0];
    for (int i = 0; i < n; i++) {
      double v = w.values[i] - base;
      sum[i + 1] = sum[i] + v;
      squares[i + 1] = squares[i] + v * v;
    }
    return Math.max(0, bestOf(STRETCHES, sum, squares));
  }

  /** Dynamic programme over the end of the last stretch. */
  private static double bestOf(int stretches, double[] sum, double[] squares) {
    int n = sum.length - 1;
    double[] error = new double[n + 1];
    for (int end = 1; end <= n; end++) {
      error[end] = sse(sum, squares, 0, end);
    }
    for (int k = 1; k < stretches; k++) {
      for (int end = n; end > k; end--) {
        for (int cut = k; cut < end; cut++) {
          error[end] = Math.min(error[end], error[cut] + sse(sum, squares, cut, end));
        }
      }
    }
    return error[n];
  }

  private static double sse(double[] sum, double[] squares, int from, int to) {
    double s = sum[to] - sum[from];
    return squares[to] - squares[from] - s * s / (to - from);
  }
}
