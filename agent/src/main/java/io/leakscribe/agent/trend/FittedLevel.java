package io.leakscribe.agent.trend;

/**
 * Where a growing series stands, freed of the noise of its newest reading.
 *
 * @param middle the level now
 * @param low below the middle by what 94 % of the points since the onset stay above
 * @param high above it by what 94 % stay below: the peaks of a day fill the heap first
 */
record FittedLevel(double middle, double low, double high) {
  private static final int ENOUGH = 16;

  /**
   * From the points since the onset, moved along the slope to {@code now}. All resolutions count:
   * the coarse ones reach back to the onset, the fine ones show the peaks of a day.
   */
  static FittedLevel of(Series s, double since, double slope, double now) {
    FittedLevel widest = new FittedLevel(s.last(), s.last(), s.last());
    boolean found = false;
    for (int k = s.levels() - 1; k >= 0; k--) {
      Window w = s.window(k, since);
      if (w.size >= ENOUGH) {
        FittedLevel level = of(w, slope, now);
        widest = found ? widest.widened(level) : level;
        found = true;
      }
    }
    return widest;
  }

  private static FittedLevel of(Window w, double slope, double now) {
    double[] moved = new double[w.size];
    for (int i = 0; i < w.size; i++) {
      moved[i] = w.values[i] + slope * (now - w.times[i]);
    }
    int tail = w.size / 16;
    return new FittedLevel(
        Select.median(moved, w.size),
        Select.kth(moved, w.size, tail),
        Select.kth(moved, w.size, w.size - 1 - tail));
  }

  /** As far below again: days with less load than any that was seen may still come. */
  FittedLevel withQuietDays() {
    return new FittedLevel(middle, low - (middle - low), high);
  }

  private FittedLevel widened(FittedLevel by) {
    return new FittedLevel(middle, Math.min(low, by.low), Math.max(high, by.high));
  }
}
