package io.leakscribe.agent.probe.reach;

import java.util.concurrent.TimeUnit;

/**
 * How much time walks may take: a fiftieth of the time that has passed, saved up to a second, so
 * that the first walk does not have to wait. Time is an argument. Not thread-safe.
 */
final class Allowance {
  private static final int SHARE = 50;
  private static final long MOST = TimeUnit.SECONDS.toNanos(1);

  private long saved;
  private long last;

  Allowance(long now) {
    last = now;
  }

  /** Nanoseconds that may be spent now; negative: so much too much was. */
  long at(long now) {
    saved = Math.min(MOST, saved + (now - last) / SHARE);
    last = now;
    return saved;
  }

  void spend(long nanos) {
    saved -= nanos;
  }
}
