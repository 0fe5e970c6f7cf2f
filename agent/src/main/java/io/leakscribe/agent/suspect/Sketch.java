package io.leakscribe.agent.suspect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of one value in at most {@value #CAPACITY} points, however long it is: when it is
 * full, every other point goes and the spacing doubles. Not thread-safe.
 */
final class Sketch {
  private static final int CAPACITY = 240;

  private final List<Point> points = new ArrayList<>();
  private int stride = 1;
  private int skipped;

  private record Point(Instant time, double value) {}

  void add(Instant time, double value) {
    if (++skipped < stride) {
      return;
    }
    skipped = 0;
    points.add(new Point(time, value));
    if (points.size() == CAPACITY) {
      thin();
    }
  }

  int size() {
    return points.size();
  }

  /** Number of points not before {@code from}. */
  int countSince(Instant from) {
    return since(from).size();
  }

  /** Mean of the points in the span, NaN without any. */
  double mean(Instant from, Instant to) {
    return between(from, to).stream().mapToDouble(Point::value).average().orElse(Double.NaN);
  }

  double max(Instant from) {
    return since(from).stream().mapToDouble(Point::value).max().orElse(Double.NaN);
  }

  /** Number of points since {@code from} whose value is above zero. */
  long aboveZero(Instant from) {
    return since(from).stream().filter(point -> point.value() > 0).count();
  }

  /** Newest less oldest value in the span, 0 with fewer than two points. */
  double change(Instant from, Instant to) {
    List<Point> span = between(from, to);
    return span.size() < 2 ? 0 : span.get(span.size() - 1).value() - span.get(0).value();
  }

  /** Change per second between the span's first and last point, NaN with fewer than two. */
  double perSecond(Instant from, Instant to) {
    List<Point> span = between(from, to);
    if (span.size() < 2) {
      return Double.NaN;
    }
    Duration length = Duration.between(span.get(0).time(), span.get(span.size() - 1).time());
    return length.isZero() ? Double.NaN : 1000 * change(from, to) / length.toMillis();
  }

  private List<Point> since(Instant from) {
    return points.stream().filter(point -> !point.time().isBefore(from)).toList();
  }

  private List<Point> between(Instant from, Instant to) {
    return since(from).stream().filter(point -> !point.time().isAfter(to)).toList();
  }

  private void thin() {
    List<Point> kept = new ArrayList<>();
    for (int i = 1; i < points.size(); i += 2) {
      kept.add(points.get(i));
    }
    points.clear();
    points.addAll(kept);
    stride *= 2;
  }
}
