package io.leakscribe.chart;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a series has no readings although it goes on later. */
final class Gaps {
  /** A silence of so many usual steps is a gap. */
  private static final int STEPS = 8;

  private static final int MOST_TOLD = 5;

  private Gaps() {}

  /** The parts of a series between its gaps. */
  static List<List<Point>> parts(Series series) {
    List<List<Point>> parts = new ArrayList<>();
    long longest = STEPS * usualStep(series.points());
    Point last = null;
    for (Point point : series.points()) {
      if (last == null || millis(last, point) > longest) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(point);
      last = point;
    }
    return parts;
  }

  /** The gaps in words, or nothing. */
  static String words(List<Run> runs, Function<Run, @Nullable Series> of) {
    List<String> gaps = new ArrayList<>();
    for (Run run : runs) {
      Series series = of.apply(run);
      List<List<Point>> parts = series == null ? List.of() : parts(series);
      for (int i = 1; i < parts.size(); i++) {
        List<Point> before = parts.get(i - 1);
        Point from = before.get(before.size() - 1);
        Point to = parts.get(i).get(0);
        gaps.add(
            "%s from %s to %s"
                .formatted(
                    run.name(), Format.second(from.time()), Format.near(to.time(), from.time())));
      }
    }
    if (gaps.isEmpty()) {
      return "";
    }
    String more = gaps.size() > MOST_TOLD ? "; and " + (gaps.size() - MOST_TOLD) + " more" : "";
    return " No readings: "
        + String.join("; ", gaps.subList(0, Math.min(MOST_TOLD, gaps.size())))
        + more
        + ".";
  }

  private static long usualStep(List<Point> points) {
    long[] steps = new long[Math.max(1, points.size() - 1)];
    for (int i = 1; i < points.size(); i++) {
      steps[i - 1] = millis(points.get(i - 1), points.get(i));
    }
    Arrays.sort(steps);
    return Math.max(1, steps[steps.length / 2]);
  }

  private static long millis(Point from, Point to) {
    return Duration.between(from.time(), to.time()).toMillis();
  }
}
