package io.leakscribe.agent.trend;

import java.util.Arrays;

/**
 * A ring of buckets, each made of the same number of readings. When the ring is full the oldest
 * bucket goes. Not thread-safe.
 */
final class Level {
  static final int BUCKETS = 48;

  /** Most series are of a level that never fills, or end young. */
  private static final int FIRST = 6;

  private double[] times = new double[FIRST];
  private double[] means = new double[FIRST];
  private int head;
  private int size;

  private double timeSum;
  private double valueSum;
  private int pending;

  /**
   * Folds a bucket of the next finer level in.
   *
   * @param fold how many make one bucket here
   * @return whether that completed a bucket
   */
  boolean fold(double time, double mean, int fold) {
    timeSum += time;
    valueSum += mean;
    if (++pending < fold) {
      return false;
    }
    push(timeSum / fold, valueSum / fold);
    timeSum = 0;
    valueSum = 0;
    pending = 0;
    return true;
  }

  private void push(double time, double mean) {
    if (size == times.length && size < BUCKETS) {
      times = Arrays.copyOf(times, size * 2);
      means = Arrays.copyOf(means, size * 2);
    }
    int at = (head + size) % BUCKETS;
    times[at] = time;
    means[at] = mean;
    if (size < BUCKETS) {
      size++;
    } else {
      head = (head + 1) % BUCKETS;
    }
  }

  int size() {
    return size;
  }

  double time(int i) {
    return times[(head + i) % BUCKETS];
  }

  double mean(int i) {
    return means[(head + i) % BUCKETS];
  }

  /** Adds what is not yet a whole bucket, once it is at least half of one. */
  void copyPending(Window into, int fold) {
    if (pending > 0 && 2 * pending >= fold) {
      into.add(timeSum / pending, valueSum / pending);
    }
  }
}
