package io.leakscribe.agent.probe.reach;

import java.util.concurrent.TimeUnit;

/**
 * How much time walks may take: a fiftieth of the time that has passed, saved up to a second, so
 * that the first walk does not have to wait; where there is no hurry, a three-hundredth, and next
 * to nothing is saved. Time is an argument. Not thread-safe.
 */
final class Allowance {
  private static final int SHARE = 50;
  private static final int CALM_SHARE = 300;
  private static final long MOST = TimeUnit.SECONDS.toNanos(1);
  private static final long CALM_MOST = TimeUnit.MILLISECONDS.toNanos(1);

  private long saved;
  private long calmSaved;
  private long last;

  Allowance(long now) {
    last = now;
  }

  /**
   * Nanoseconds that may be spent now; negative: so much too much was.
   *
   * @param calm whether there is no hurry
   */
  long at(long now, boolean calm) {
    saved = Math.min(MOST, saved + (now - last) / SHARE);
    calmSaved = Math.min(CALM_MOST, calmSaved + (now - last) / CALM_SHARE);
    last = now;
    return calm ? Math.min(saved, calmSaved) : saved;
  }

  /** Time that is left until something may be spent again, zero where it may be now. */
  long wait(long now, boolean calm) {
    long left = at(now, calm);
    if (left > 0) {
      return 0;
    }
    long saving = saved <= 0 ? -saved * SHARE : 0;
    return calm && calmSaved <= 0 ? Math.max(saving, -calmSaved * CALM_SHARE) : saving;
  }

  /** It was spent, hurry or not; what is spent in a hurry is no debt for later. */
  void spend(long nanos, boolean calm) {
    saved -= nanos;
    calmSaved = calm ? calmSaved - nanos : Math.max(calmSaved - nanos, -CALM_MOST);
  }
}
