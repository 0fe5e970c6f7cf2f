package io.leakscribe.agent.trend;

import java.util.Arrays;

/** The newest points of one resolution, oldest first. Times are seconds. Not thread-safe. */
final class Window {
  double[] times = new double[Level.BUCKETS + 1];
  double[] values = new double[Level.BUCKETS + 1];
  int size;

  void add(double time, double value) {
    times[size] = time;
    values[size] = value;
    size++;
  }

  /** A view of the points from {@code from} to {@code to}, copied. */
  Window slice(int from, int to) {
    Window w = new Window();
    w.size = to - from;
    w.times = Arrays.copyOfRange(times, from, to);
    w.values = Arrays.copyOfRange(values, from, to);
    return w;
  }

  double start() {
    return times[0];
  }

  double end() {
    return times[size - 1];
  }

  double span() {
    return size < 2 ? 0 : end() - start();
  }

  double median(int from, int to) {
    double[] copy = Arrays.copyOfRange(values, from, to);
    return Select.median(copy, copy.length);
  }

  /** Median time of the points. */
  double middle(int from, int to) {
    return (times[(from + to - 1) / 2] + times[(from + to) / 2]) / 2;
  }

  double low(int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    for (int i = from; i < to; i++) {
      low = Math.min(low, values[i]);
    }
    return low;
  }

  double high(int from, int to) {
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      high = Math.max(high, values[i]);
    }
    return high;
  }
}
