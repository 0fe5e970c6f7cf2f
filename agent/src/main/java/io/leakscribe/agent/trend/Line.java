package io.leakscribe.agent.trend;

/** Least squares, only for comparing the fit of models; slopes that are told come from Sen. */
final class Line {
  private Line() {}

  static double squaredError(Window w) {
    return squaredError(w, Double.NEGATIVE_INFINITY);
  }

  /** Squared error of level until {@code knot}, then a straight line. */
  static double squaredError(Window w, double knot) {
    int n = w.size;
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      mx += x(w, i, knot) / n;
      my += w.values[i] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      double dx = x(w, i, knot) - mx;
      double dy = w.values[i] - my;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    return xx == 0 ? yy : Math.max(0, yy - xy * xy / xx);
  }

  /** The knot of the best fit; the first point where no later one is clearly better. */
  static double onset(Window w) {
    double best = squaredError(w) * 0.8;
    double knot = w.start();
    for (int i = 1; i < w.size - 3; i++) {
      double error = squaredError(w, w.times[i]);
      if (error < best) {
        best = error;
        knot = w.times[i];
      }
    }
    return knot;
  }

  private static double x(Window w, int i, double knot) {
    return Math.max(w.times[i], knot);
  }
}
