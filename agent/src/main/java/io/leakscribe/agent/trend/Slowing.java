package io.leakscribe.agent.trend;

/**
 * How growth changes over a window, from the medians of its thirds. By time and not by count: the
 * readings of a live set come faster as the heap fills.
 *
 * @param ratio slope from the second third to the last over slope from the first to the second; 1
 *     is steady
 * @param remaining what is still to come after the window if growth goes on slowing down as it
 *     does, exponentially as a cache fills; infinite when it does not slow down
 */
record Slowing(double ratio, double remaining) {

  static Slowing of(Window w) {
    int third = w.size / 3;
    int last = w.size - third;
    double older =
        (w.median(third, last) - w.median(0, third)) / (w.middle(third, last) - w.middle(0, third));
    double gap = w.middle(last, w.size) - w.middle(third, last);
    double newer = (w.median(last, w.size) - w.median(third, last)) / gap;
    double ratio = older > 0 ? newer / older : Double.POSITIVE_INFINITY;
    return new Slowing(ratio, remaining(w, newer, ratio, third));
  }

  private static double remaining(Window w, double newer, double ratio, int third) {
    if (newer <= 0) {
      return 0;
    }
    if (ratio >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    int last = w.size - third;
    double between = (w.middle(last, w.size) - w.middle(0, third)) / 2;
    double decay = -Math.log(ratio) / between;
    double atMiddle = (w.middle(third, last) + w.middle(last, w.size)) / 2;
    return newer / decay * Math.exp(-decay * (w.end() - atMiddle));
  }
}
