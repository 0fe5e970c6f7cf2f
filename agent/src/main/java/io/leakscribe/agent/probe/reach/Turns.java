package io.leakscribe.agent.probe.reach;

/**
 * Whether the next slice measures or walks: one after the other where both have something to do. A
 * round of measuring may take longer than the time between two wishes for one; a walk would wait
 * for ever. Not thread-safe.
 */
final class Turns {
  /** Whether somebody waits for new numbers, which cost of the same allowance. */
  private boolean due;

  private boolean measuring;
  private boolean measuredLast;

  /** Somebody wants new numbers. */
  void ask() {
    due = true;
  }

  /** Whether there is nothing to measure. */
  boolean isIdle() {
    return !due && !measuring;
  }

  /**
   * Whether the next slice measures, which it then must.
   *
   * @param walk whether there is one, or one is wanted
   */
  boolean measures(boolean walk) {
    measuredLast = !isIdle() && !(walk && measuredLast);
    if (measuredLast) {
      due &= measuring; // who asks meanwhile gets the next round
    }
    return measuredLast;
  }

  /** A slice of measuring is done; {@code over} where the round is. */
  void measured(boolean over) {
    measuring = !over;
  }
}
