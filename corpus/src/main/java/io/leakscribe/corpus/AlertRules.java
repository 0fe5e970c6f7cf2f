package io.leakscribe.corpus;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * The usual Prometheus rules for a heap, on a scale where a life is a working day of eight hours:
 * scraped once a minute, over windows of one hour, four hours ahead, for five minutes. In shares of
 * a life that is 1/480, 1/8, 1/2 and 1/96.
 *
 * <pre>{@code
 * predict_linear(heap_used[1h], 4 * 3600) > heap_max       for 5m
 * deriv(heap_after_gc[1h]) > 0                             for 1h
 * heap_used / heap_max > 0.9                               for 5m
 * heap_after_gc / heap_max > 0.85                          for 5m
 * }</pre>
 *
 * <p>The rules are asked only where their window is full: in production the first hour is a small
 * share of a life, here it would be the alarm of every start.
 */
final class AlertRules {
  /** Shares of a life. */
  static final double SCRAPE = 1 / 480.0;

  private static final double WINDOW = 1 / 8.0;
  private static final double HORIZON = 1 / 2.0;
  private static final double BRIEFLY = 1 / 96.0;

  private static final double USED = 0.9;
  private static final double AFTER_GC = 0.85;

  private final double life;
  private final double max;

  /**
   * @param life its length in seconds
   * @param max the largest size that the heap may take, in bytes
   */
  AlertRules(double life, double max) {
    this.life = life;
    this.max = max;
  }

  /** When the line through the window reaches the ceiling within the horizon; in seconds. */
  OptionalDouble predictLinear(List<Point> used) {
    return firing(
        used,
        BRIEFLY,
        i -> full(used, i) && window(used, i).at(used.get(i).at() + HORIZON * life) > max);
  }

  /** When the line through the window rises, for as long as a window. */
  OptionalDouble deriv(List<Point> afterGc) {
    return firing(afterGc, WINDOW, i -> full(afterGc, i) && window(afterGc, i).slope() > 0);
  }

  /** When one of the thresholds is passed. */
  OptionalDouble threshold(List<Point> used, List<Point> afterGc) {
    OptionalDouble first = firing(used, BRIEFLY, i -> used.get(i).value() > USED * max);
    OptionalDouble second = firing(afterGc, BRIEFLY, i -> afterGc.get(i).value() > AFTER_GC * max);
    if (first.isEmpty() || second.isEmpty()) {
      return first.isPresent() ? first : second;
    }
    return OptionalDouble.of(Math.min(first.getAsDouble(), second.getAsDouble()));
  }

  /** The first time at which the condition has held for a share of the life. */
  private OptionalDouble firing(List<Point> points, double forShare, IntPredicate condition) {
    double since = Double.NaN;
    for (int i = 0; i < points.size(); i++) {
      double at = points.get(i).at();
      if (!condition.test(i)) {
        since = Double.NaN;
      } else if (Double.isNaN(since)) {
        since = at;
      } else if (at - since >= forShare * life) {
        return OptionalDouble.of(at);
      }
    }
    return OptionalDouble.empty();
  }

  private boolean full(List<Point> points, int last) {
    return points.get(last).at() - points.get(0).at() >= WINDOW * life;
  }

  private Line window(List<Point> points, int last) {
    int first = last;
    while (first > 0 && points.get(last).at() - points.get(first - 1).at() <= WINDOW * life) {
      first--;
    }
    return Line.through(points.subList(first, last + 1));
  }
}
