package io.leakscribe.agent.trend;

/**
 * Where a growing series stands, freed of the noise of its newest reading.
 *
 * @param value the level now
 * @param error half the width of its 90 % interval
 */
record FittedLevel(double value, double error) {

  /** From the newest readings after {@code since}, moved along the slope to {@code now}. */
  static FittedLevel of(Series s, double since, double slope, double now) {
    Window w = s.window(1, since);
    if (w.size < 12) {
      w = s.window(0, since);
    }
    if (w.size == 0) {
      return new FittedLevel(s.last(), 0);
    }
    double[] moved = new double[w.size];
    for (int i = 0; i < w.size; i++) {
      moved[i] = w.values[i] + slope * (now - w.times[i]);
    }
    double value = Select.median(moved, moved.length);
    for (int i = 0; i < w.size; i++) {
      moved[i] = Math.abs(moved[i] - value);
    }
    double spread = 1.4826 * Select.median(moved, moved.length);
    return new FittedLevel(value, 1.645 * spread);
  }
}
