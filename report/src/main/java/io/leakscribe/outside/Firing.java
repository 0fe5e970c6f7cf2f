package io.leakscribe.outside;

import io.leakscribe.incident.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A piece of time for which a Prometheus server recorded that an alert fired.
 *
 * @param labels of the alert, without those that the sender adds for Alertmanager
 * @param pending when its condition began to hold, by the samples before it; null when none show it
 * @param from its first sample
 * @param to its last sample: one evaluation later it was over
 * @param answer short id of the answer that has it
 */
record Firing(
    Map<String, String> labels,
    @Nullable Instant pending,
    Instant from,
    Instant to,
    String answer) {

  /** How often a rule is evaluated where the samples do not tell. */
  private static final Duration USUAL = Duration.ofMinutes(1);

  /**
   * All that was recorded, and how far apart its samples are.
   *
   * @param pieces in the order of their labels and begins
   * @param interval between two evaluations
   */
  record All(List<Firing> pieces, Duration interval) {
    /** Two evaluations: what lies no farther apart than this may be the same. */
    Duration slack() {
      return interval.multipliedBy(2);
    }
  }

  static All in(Recording recording) {
    List<Piece> firing = new ArrayList<>();
    List<Piece> pending = new ArrayList<>();
    List<Duration> steps = new ArrayList<>();
    for (Recording.Answer answer : recording.answers()) {
      if (answer.name().equals("alerts")) {
        answer.series().forEach(series -> steps(ordered(series), steps));
      }
    }
    steps.sort(null);
    Duration interval = steps.isEmpty() ? USUAL : steps.get(steps.size() / 2);
    for (Recording.Answer answer : recording.answers()) {
      if (answer.name().equals("alerts")) {
        for (Recording.Labelled series : answer.series()) {
          boolean fires = "firing".equals(series.labels().get("alertstate"));
          cut(answer.id(), series, interval.multipliedBy(2), fires ? firing : pending);
        }
      }
    }
    List<Firing> pieces = new ArrayList<>();
    firing.forEach(piece -> pieces.add(piece.firing(pending, interval.multipliedBy(2))));
    pieces.sort(
        Comparator.comparing((Firing piece) -> piece.labels().toString())
            .thenComparing(Firing::from));
    return new All(pieces, interval);
  }

  /** A recording is a file, and a file may have been changed. */
  private static List<Point> ordered(Recording.Labelled series) {
    return series.points().stream().sorted(Comparator.comparing(Point::time)).toList();
  }

  private static void steps(List<Point> points, List<Duration> steps) {
    for (int i = 1; i < points.size(); i++) {
      Duration step = Duration.between(points.get(i - 1).time(), points.get(i).time());
      if (!step.isNegative() && !step.isZero()) {
        steps.add(step);
      }
    }
  }

  /** Samples farther apart than two evaluations are two pieces. */
  private static void cut(
      String answer, Recording.Labelled series, Duration most, List<Piece> into) {
    Map<String, String> labels = new TreeMap<>(series.labels());
    labels.remove("__name__");
    labels.remove("alertstate");
    Instant from = null;
    Instant to = null;
    for (Point point : ordered(series)) {
      if (from != null && to != null && Duration.between(to, point.time()).compareTo(most) > 0) {
        into.add(new Piece(labels, from, to, answer));
        from = null;
      }
      from = from == null ? point.time() : from;
      to = point.time();
    }
    if (from != null && to != null) {
      into.add(new Piece(labels, from, to, answer));
    }
  }

  private record Piece(Map<String, String> labels, Instant from, Instant to, String answer) {
    Firing firing(List<Piece> pending, Duration slack) {
      Instant began = null;
      for (Piece before : pending) {
        boolean leadsHere =
            before.labels.equals(labels)
                && !before.from.isAfter(from)
                && !before.to.plus(slack).isBefore(from);
        began = leadsHere && (began == null || before.from.isAfter(began)) ? before.from : began;
      }
      return new Firing(labels, began, from, to, answer);
    }
  }
}
