package io.leakscribe.chart;

import java.util.List;

/** Times under a picture, and the date where the day changes. */
final class TimeAxis {
  private static final double APART = 76;
  private static final double APART_WIDE = 96;

  private TimeAxis() {}

  static void draw(Svg svg, Frame frame, TimeScale time, double y) {
    List<TimeTicks.Tick> ticks = TimeTicks.of(time, frame.isNarrow() ? APART : APART_WIDE);
    for (TimeTicks.Tick tick : ticks) {
      double x = time.x(tick.at());
      svg.add("<path d=\"M%.1f %.1fv5\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/>", x, y);
      svg.dim(inside(frame, x, tick.label()), y + 18, "middle", tick.label());
      if (!tick.date().isEmpty()) {
        svg.dim(inside(frame, x, tick.date()), y + 33, "middle", tick.date());
      }
    }
    boolean dated = ticks.stream().skip(ticks.size() - 1L).anyMatch(t -> !t.date().isEmpty());
    if (!dated) {
      svg.dim(frame.end(), y + 33, "end", "UTC");
    }
  }

  /** A label near an edge moves in as far as it must. */
  private static double inside(Frame frame, double x, String label) {
    double half = Labels.width(label) / 2;
    return Math.max(half + 1, Math.min(frame.width() - half - 1, x));
  }
}
