package io.leakscribe.findings;

import io.leakscribe.findings.Impact.Line;
import io.leakscribe.findings.Impact.Measured;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.LossCause;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Measure.Better;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the journals alone tell of the impact: lost processes, time without one, collections. */
final class JournalImpact {
  /** Below this share of the time, collections hurt nobody. */
  private static final double BUSY = 0.1;

  /** Seconds that a caller notices. */
  private static final double LONG_STALL = 1;

  private JournalImpact() {}

  /** How processes ended; empty when none was lost. */
  static List<Line> ended(Incident incident) {
    List<Line> lines = new ArrayList<>();
    List<String> events = new ArrayList<>();
    int outOfMemory = 0;
    for (Run run : incident.runs()) {
      Event.RunLost lost = run.lost();
      if (lost != null) {
        events.add(incident.cite(lost.origin()));
        boolean memory =
            lost.cause() == LossCause.OOM_KILL || lost.cause() == LossCause.OUT_OF_MEMORY_ERROR;
        outOfMemory += memory ? 1 : 0;
      }
    }
    if (!events.isEmpty()) {
      String what =
          events.size() == 1 ? "One process was lost" : events.size() + " processes were lost";
      String why = outOfMemory == 0 ? "" : ", " + outOfMemory + " of them for want of memory";
      why = events.size() == 1 && outOfMemory == 1 ? ", for want of memory" : why;
      lines.add(new Line(what + " without an orderly stop" + why + gap(incident) + ".", events));
    }
    return lines;
  }

  /** How long it took until the next process was seen. */
  private static String gap(Incident incident) {
    Duration all = gaps(incident);
    return all == null ? "" : "; until the next was up it took " + Format.duration(all);
  }

  private static @Nullable Duration gaps(Incident incident) {
    Duration all = null;
    for (Restart restart : incident.restarts()) {
      Duration gap = Duration.between(restart.before().last(), restart.after().first());
      boolean same = restart.before().lost() != null && !gap.isNegative();
      if (same) {
        all = all == null ? gap : all.plus(gap);
      }
    }
    return all;
  }

  /** A journal that just ends tells of a process that runs on, or of one that was killed. */
  static Line noneLost(Incident incident) {
    Run newest = incident.runs().get(incident.runs().size() - 1);
    String text =
        newest.stopped() != null
            ? "No process of the service was lost while it lasted."
            : "No lost process is on record. The journal of "
                + newest.name()
                + " ends at "
                + Format.second(newest.last())
                + " without an orderly stop: the process runs on, or was lost and not started"
                + " again.";
    return new Line(text, List.of());
  }

  /** Lines when the collector took much of the time, or the JVM stood still. */
  static List<Line> standstill(Incident incident) {
    List<Line> lines = new ArrayList<>();
    Measured collecting = collecting(incident);
    if (collecting != null && collecting.during() != null && collecting.during() >= BUSY) {
      lines.add(line("Collections took up to %s of the time (%s)%s.", collecting));
    }
    Measured stalls = stalls(incident);
    if (stalls != null && stalls.during() != null && stalls.during() >= LONG_STALL) {
      lines.add(line("The JVM stood still for up to %s (%s)%s.", stalls));
    }
    return lines;
  }

  private static Line line(String pattern, Measured one) {
    double during = one.during() == null ? 0 : one.during();
    String before =
        one.before() == null
            ? ""
            : "; before growth began it was at most " + Amounts.of(one.before(), one.unit());
    return new Line(
        pattern.formatted(Amounts.of(during, one.unit()), one.duringOf(), before), one.events());
  }

  static List<Measured> table(Incident incident) {
    List<Measured> table = new ArrayList<>();
    Measured collecting = collecting(incident);
    if (collecting != null) {
      table.add(collecting);
    }
    Measured stalls = stalls(incident);
    if (stalls != null) {
      table.add(stalls);
    }
    Duration gaps = gaps(incident);
    if (gaps != null) {
      List<String> events = new ArrayList<>();
      incident.runs().stream()
          .map(Run::lost)
          .filter(lost -> lost != null)
          .forEach(lost -> events.add(incident.cite(lost.origin())));
      table.add(
          new Measured(
              "down",
              "Time between a lost process and the next",
              Measure.SECONDS,
              Better.LOWER,
              null,
              (double) gaps.toMillis() / 1000,
              "none on record",
              "",
              events));
    }
    return table;
  }

  private static @Nullable Measured collecting(Incident incident) {
    return highest(
        incident,
        Run::collecting,
        "collections",
        "Time in collections, highest reading",
        Measure.SHARE);
  }

  private static @Nullable Measured stalls(Incident incident) {
    return highest(
        incident,
        Run::stalls,
        "stall",
        "Longest time that the JVM stood still or had no CPU",
        Measure.SECONDS);
  }

  /** The highest readings: what an average over hours hides is what hurts. */
  private static @Nullable Measured highest(
      Incident incident, Function<Run, Series> series, String name, String what, String unit) {
    Instant onset = incident.onset() == null ? incident.detected().time() : incident.onset();
    Double before = null;
    Point worst = null;
    String run = "";
    for (Run one : incident.runs()) {
      for (Point point : series.apply(one).points()) {
        if (point.time().isBefore(onset)) {
          before = before == null ? point.value() : Math.max(before, point.value());
        } else if (worst == null || point.value() > worst.value()) {
          worst = point;
          run = one.name();
        }
      }
    }
    if (worst == null) {
      return null;
    }
    String where = run + " at " + Format.clock(worst.time());
    return new Measured(
        name, what, unit, Better.LOWER, before, worst.value(), "", where, List.of());
  }
}
