package io.leakscribe.agent.trend;

/**
 * What the tests say of one window.
 *
 * @param kind what the window shows
 * @param level resolution of the window
 * @param window its points
 * @param slope Sen's, per second
 * @param p of the trend test, 1 when it did not get that far
 * @param why for the ledger
 */
record Finding(Kind kind, int level, Window window, double slope, double p, String why) {

  /** What a window shows. */
  enum Kind {
    NO_GROWTH,
    SATURATING,
    STEP,
    GROWTH
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
