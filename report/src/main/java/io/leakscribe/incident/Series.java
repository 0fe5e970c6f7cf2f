package io.leakscribe.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Readings in the order of time, at most {@value #MAX_POINTS} of them however many came in. */
public final class Series {
  /** More points than a chart of 800 pixels can show apart. */
  public static final int MAX_POINTS = 300;

  /** Fewer readings than this make no slope worth stating. */
  static final int MIN_FOR_SLOPE = 5;

  private final List<Point> points;

  private Series(List<Point> points) {
    this.points = List.copyOf(points);
  }

  /** The readings. */
  public List<Point> points() {
    return points;
  }

  /** Whether nothing was read. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** The newest reading; the series must not be empty. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  /** The readings from one time to another, both included. */
  public Series between(Instant from, Instant to) {
    return new Series(
        points.stream()
            .filter(point -> !point.time().isBefore(from) && !point.time().isAfter(to))
            .toList());
  }

  /** The same times, all with this value. */
  public Series level(double value) {
    return new Series(points.stream().map(point -> new Point(point.time(), value)).toList());
  }

  /** Growth per hour; absent when there are too few readings. */
  public OptionalDouble perHour() {
    Slope slope = slope();
    return slope == null ? OptionalDouble.empty() : OptionalDouble.of(slope.perHour());
  }

  /** Growth per hour with its interval; null when there are too few readings. */
  public @Nullable Slope slope() {
    if (points.size() < MIN_FOR_SLOPE) {
      return null;
    }
    double[] slopes = new double[points.size() * (points.size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        double hours = hours(points.get(i).time(), points.get(j).time());
        if (hours > 0) {
          slopes[count++] = (points.get(j).value() - points.get(i).value()) / hours;
        }
      }
    }
    double[] values = points.stream().mapToDouble(Point::value).toArray();
    return count == 0 ? null : Slope.of(Arrays.copyOf(slopes, count), values);
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 3_600_000.0;
  }

  /** Collects readings; when there are too many, every second one goes and the stride doubles. */
  static final class Collector {
    private final List<Point> kept = new ArrayList<>();
    private long seen;
    private long stride = 1;
    private Point newest = new Point(Instant.MIN, 0);

    void add(Point point) {
      newest = point;
      if (seen++ % stride != 0) {
        return;
      }
      if (kept.size() == MAX_POINTS - 1) {
        halve();
        if ((seen - 1) % stride != 0) {
          return;
        }
      }
      kept.add(point);
    }

    private void halve() {
      for (int i = kept.size() - 1; i >= 0; i--) {
        if (i % 2 == 1) {
          kept.remove(i);
        }
      }
      stride *= 2;
    }

    Series series() {
      List<Point> all = new ArrayList<>(kept);
      if (seen > 0 && !all.get(all.size() - 1).equals(newest)) {
        all.add(newest);
      }
      return new Series(all);
    }
  }
}
