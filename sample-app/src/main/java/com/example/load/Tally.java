package com.example.load;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, errors and latencies; safe for use by many threads. */
final class Tally {

  private static final int BUCKETS = 400;

  private final LongAdder requests = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder connected = new LongAdder();
  private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);

  void add(long nanos, boolean ok, boolean answered) {
    requests.increment();
    if (!ok) {
      errors.increment();
    }
    if (answered) {
      connected.increment();
    }
    buckets.incrementAndGet(bucket(nanos));
  }

  long requests() {
    return requests.sum();
  }

  long errors() {
    return errors.sum();
  }

  boolean everAnswered() {
    return connected.sum() > 0;
  }

  /** The latency below which that share of the requests lie, in milliseconds, within 5 percent. */
  double quantileMillis(double share) {
    long wanted = (long) Math.ceil(requests.sum() * share);
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += buckets.get(i);
      if (seen >= wanted && seen > 0) {
        return Math.pow(1.05, i + 1) / 100;
      }
    }
    return 0;
  }

  private static int bucket(long nanos) {
    double hundredths = Math.max(1, nanos / 10_000.0);
    return (int) Math.min(BUCKETS - 1, Math.log(hundredths) / Math.log(1.05));
  }
}
