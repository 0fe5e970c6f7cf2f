package io.leakscribe.agent.trend;

import java.util.Arrays;

/**
 * A parabola by least squares, to tell growth that slows down from growth that goes on.
 *
 * @param ratio slope at the end over slope at the start
 * @param t Student's t of the bend; negative when it bends down
 * @param squaredError what the parabola leaves
 */
record Curve(double ratio, double t, double squaredError) {
  /** A filling cache that has slowed down by less than this is not told from a leak. */
  private static final double SLOWER = 0.75;

  private static final double CLEAR = -3;

  boolean bendsDown() {
    return t < CLEAR && ratio < SLOWER;
  }

  /** The points with the bend of their parabola taken out: what is left is line and noise. */
  static Window straightened(Window w) {
    int n = w.size;
    double[] line = new double[n];
    double[] bend = new double[n];
    double power = basis(w, line, bend);
    double[] y = Arrays.copyOf(w.values, n);
    centre(y);
    double c = dot(y, bend) / power;
    Window straight = w.slice(0, n);
    for (int i = 0; i < n; i++) {
      straight.values[i] -= c * bend[i];
    }
    return straight;
  }

  /** Legendre polynomials on [-1, 1] are nearly orthogonal on readings that come evenly. */
  static Curve of(Window w) {
    int n = w.size;
    double[] line = new double[n];
    double[] bend = new double[n];
    double power = basis(w, line, bend);
    double[] y = Arrays.copyOf(w.values, n);
    centre(y);
    double c = dot(y, bend) / power;
    double b = dot(y, line) / dot(line, line) - c * shared(w, line);
    double error = Math.max(0, dot(y, y) - c * c * power - square(dot(y, line)) / dot(line, line));
    double deviation = Math.sqrt(error / Math.max(1, n - 3) / power);
    double start = b - 2 * c;
    return new Curve(
        start > 0 ? (b + 2 * c) / start : Double.POSITIVE_INFINITY,
        deviation > 0 ? c / deviation : Math.signum(c) * 1e9,
        error);
  }

  /** Fills in the line and the bend, each centred, the bend orthogonal to the line. */
  private static double basis(Window w, double[] line, double[] bend) {
    scale(w, line);
    for (int i = 0; i < w.size; i++) {
      bend[i] = line[i] * line[i];
    }
    centre(line);
    centre(bend);
    double shared = dot(bend, line) / dot(line, line);
    for (int i = 0; i < w.size; i++) {
      bend[i] -= shared * line[i];
    }
    return dot(bend, bend);
  }

  /** How much of the plain square is line, where points do not come evenly. */
  private static double shared(Window w, double[] line) {
    double[] square = new double[w.size];
    scale(w, square);
    for (int i = 0; i < w.size; i++) {
      square[i] *= square[i];
    }
    centre(square);
    return dot(square, line) / dot(line, line);
  }

  /** Times on [-1, 1]. */
  private static void scale(Window w, double[] to) {
    double mid = (w.start() + w.end()) / 2;
    double half = Math.max(w.span() / 2, 1e-9);
    for (int i = 0; i < w.size; i++) {
      to[i] = (w.times[i] - mid) / half;
    }
  }

  private static void centre(double[] a) {
    double mean = 0;
    for (double v : a) {
      mean += v / a.length;
    }
    for (int i = 0; i < a.length; i++) {
      a[i] -= mean;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }
}
