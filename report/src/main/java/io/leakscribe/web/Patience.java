package io.leakscribe.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Paces costly checks, so that wrong passwords cannot take the CPU: one at a time, and those that
 * fail take, after the first few, no more than about a tenth of one core in the long run.
 * Thread-safe.
 */
final class Patience {
  private static final long WAIT_MILLIS = 2000;

  /** A wrong check is paid for by so many times its cost. */
  private static final int REST = 9;

  /** Enough for a person who mistypes. */
  private static final long MOST_DEBT = TimeUnit.SECONDS.toNanos(5);

  private final Semaphore one = new Semaphore(1, true);
  private final LongSupplier nanoTime;
  private long debt;
  private long asOf;

  Patience() {
    this(System::nanoTime);
  }

  Patience(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.asOf = nanoTime.getAsLong();
  }

  /** The result of the check; null when it was not made, because there were too many. */
  @Nullable Boolean check(BooleanSupplier check) {
    if (!enter()) {
      return null;
    }
    try {
      long begin = nanoTime.getAsLong();
      debt = Math.max(0, debt - (begin - asOf));
      asOf = begin;
      if (debt > MOST_DEBT) {
        return null;
      }
      boolean right = check.getAsBoolean();
      if (!right) {
        debt += (nanoTime.getAsLong() - begin) * REST;
      }
      return right;
    } finally {
      one.release();
    }
  }

  private boolean enter() {
    try {
      return one.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
