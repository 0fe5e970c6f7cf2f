package io.leakscribe.agent.trend;

/**
 * How well at most three level stretches with two steps between them describe the points, against a
 * straight line. A deploy, a cache warmed at once or a new customer is a step, not growth.
 */
final class Staircase {
  private Staircase() {}

  /** Squared error of the best staircase over that of the best line; below 1 it fits better. */
  static double againstLine(Window w) {
    int n = w.size;
    double[] sum = new double[n + 1];
    double[] squares = new double[n + 1];
    double base = w.values[0];
    for (int i = 0; i < n; i++) {
      double v = w.values[i] - base;
      sum[i + 1] = sum[i] + v;
      squares[i + 1] = squares[i] + v * v;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int i = 1; i < n - 1; i++) {
      for (int j = i + 1; j < n; j++) {
        double sse = sse(sum, squares, 0, i) + sse(sum, squares, i, j) + sse(sum, squares, j, n);
        best = Math.min(best, sse);
      }
    }
    double line = Line.squaredError(w);
    return line <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, best) / line;
  }

  private static double sse(double[] sum, double[] squares, int from, int to) {
    double s = sum[to] - sum[from];
    return squares[to] - squares[from] - s * s / (to - from);
  }
}
