package io.leakscribe.bench.service;

import java.util.Arrays;

/** All latencies, so that percentiles are exact. Not thread-safe. */
final class Latencies {
  private long[] nanos;
  private int size;
  private boolean sorted = true;

  Latencies(int expected) {
    nanos = new long[Math.max(16, expected)];
  }

  void add(long latencyNanos) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = latencyNanos;
    sorted = false;
  }

  int size() {
    return size;
  }

  /**
   * The smallest latency that at least this share of all do not exceed.
   *
   * @param share above 0, up to 1
   * @return microseconds; not a number where there is none
   */
  double micros(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, size);
      sorted = true;
    }
    int rank = (int) Math.ceil(share * size);
    return nanos[Math.max(0, Math.min(size, rank) - 1)] / 1e3;
  }
}
