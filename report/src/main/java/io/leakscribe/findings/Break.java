package io.leakscribe.findings;

import io.leakscribe.incident.Point;
import io.leakscribe.incident.Series;
import io.leakscribe.incident.Slope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where growth stopped within a series: the place at which two straight lines, one before and one
 * after it, leave the least sum of squares (Quandt 1958, "The estimation of the parameters of a
 * linear regression system obeying two separate regimes"). The lines need not meet: a cache that is
 * switched off empties at once.
 */
final class Break {
  private static final int MIN_EACH = 5;

  /** Growth at less than this share of the rate before it has stopped. */
  private static final double STOPPED = 0.25;

  private Break() {}

  /**
   * The time of the first reading after growth stopped; null when it did not.
   *
   * @param notBefore an earlier stop is none
   */
  static @Nullable Instant of(Series series, Instant notBefore) {
    int at = place(series, notBefore);
    List<Point> points = series.points();
    return at < 0 ? null : stopped(series, points.get(at - 1).time(), points.get(at).time());
  }

  /**
   * The time of the first reading after a process that starts has filled; null when it never does.
   * It fills in jumps, so what counts is the way made, not a rate that keeps.
   */
  static @Nullable Instant filled(Series series) {
    int at = place(series, Instant.MIN);
    if (at < 0) {
      return null;
    }
    Point first = series.points().get(0);
    Point begin = series.points().get(at);
    Slope after = series.between(begin.time(), Instant.MAX).slope();
    double hours = Duration.between(first.time(), begin.time()).toMillis() / 3_600_000.0;
    double filling = (begin.value() - first.value()) / hours;
    boolean level = after != null && filling > 0 && after.perHour() <= STOPPED * filling;
    return level ? begin.time() : null;
  }

  /** Index of the first reading of the second line, -1 when there are too few readings. */
  private static int place(Series series, Instant notBefore) {
    List<Point> points = series.points();
    Sums left = new Sums(points.isEmpty() ? Instant.EPOCH : points.get(0).time());
    Sums right = new Sums(left.zero);
    points.forEach(right::add);
    double best = Double.MAX_VALUE;
    int at = -1;
    for (int i = 0; i + MIN_EACH <= points.size(); i++) {
      double both = left.leftOver() + right.leftOver();
      if (i >= MIN_EACH && !points.get(i).time().isBefore(notBefore) && both < best) {
        best = both;
        at = i;
      }
      left.add(points.get(i));
      right.remove(points.get(i));
    }
    return at;
  }

  private static @Nullable Instant stopped(Series series, Instant end, Instant begin) {
    Slope before = series.between(Instant.MIN, end).slope();
    Slope after = series.between(begin, Instant.MAX).slope();
    boolean stopped =
        before != null
            && after != null
            && before.lower() > 0
            && after.perHour() <= STOPPED * before.perHour()
            && after.upper() < before.lower();
    return stopped ? begin : null;
  }

  /** What a straight line through readings leaves over, kept up to date reading by reading. */
  private static final class Sums {
    final Instant zero;
    private double n;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    Sums(Instant zero) {
      this.zero = zero;
    }

    void add(Point point) {
      change(point, 1);
    }

    void remove(Point point) {
      change(point, -1);
    }

    private void change(Point point, int sign) {
      double a = Duration.between(zero, point.time()).toMillis() / 1000.0;
      double b = point.value();
      n += sign;
      x += sign * a;
      y += sign * b;
      xx += sign * a * a;
      xy += sign * a * b;
      yy += sign * b * b;
    }

    double leftOver() {
      if (n < 2) {
        return 0;
      }
      double spread = xx - x * x / n;
      double slope = spread <= 0 ? 0 : (xy - x * y / n) / spread;
      return Math.max(0, yy - y * y / n - slope * (xy - x * y / n));
    }
  }
}
