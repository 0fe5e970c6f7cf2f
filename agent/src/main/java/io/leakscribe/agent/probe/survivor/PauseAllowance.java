package io.leakscribe.agent.probe.survivor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a search for paths may stop the application: no longer than the budget at once by
 * what is expected, and no more than that in an hour by what was measured. Not thread-safe.
 *
 * <p>Expected from the live set, before the first search by what was measured elsewhere, later by
 * the dearest one here. Measured on 17 and 25 with G1: maps and array lists 2.6 to 5.4 ms for each
 * MiB at 58 MiB and 1.3 at 283 MiB on two cores that were ten times overloaded, 0.7 at 52 MiB with
 * less load; linked lists 32 ms, and up to 80 in earlier measurements: the search follows them node
 * by node.
 */
final class PauseAllowance {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final double MIB = 1 << 20;

  /** Milliseconds for each MiB of live set before anything was measured here. */
  static final double USUAL_RATE = 2.5;

  /** The same where long chains of nodes are in memory. */
  static final double LINKED_RATE = 30;

  private final Duration budget;
  private double rate = USUAL_RATE;
  private Duration spent = Duration.ZERO;
  private @Nullable Instant hourBegan;

  PauseAllowance(Duration budget) {
    this.budget = budget;
  }

  /**
   * How long a search would stop the application.
   *
   * @param linked whether linked lists or queues are a part of what is alive
   */
  Duration expected(long liveBytes, boolean linked) {
    double dearest = linked ? Math.max(rate, LINKED_RATE) : rate;
    return Duration.ofNanos(Math.round(dearest * 1e6 * liveBytes / MIB));
  }

  /** What may be spent now. */
  Duration left(Instant now) {
    if (hourBegan != null && Duration.between(hourBegan, now).compareTo(HOUR) >= 0) {
      hourBegan = null;
      spent = Duration.ZERO;
    }
    Duration left = budget.minus(spent);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether it fits into an hour in which nothing was spent. */
  boolean mayFit(Duration expected) {
    return expected.compareTo(budget) <= 0;
  }

  boolean allows(Instant now, long liveBytes, boolean linked) {
    Duration left = left(now);
    return !left.isZero() && expected(liveBytes, linked).compareTo(left) <= 0;
  }

  void spend(Instant now, Duration pause, long liveBytes) {
    if (hourBegan == null) {
      hourBegan = now;
    }
    spent = spent.plus(pause);
    double measured = pause.toNanos() / 1e6 / Math.max(1, liveBytes / MIB);
    rate = Math.max(rate, measured);
  }
}
