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
import io.leakscribe.journal.Origin;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Measure.Better;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the journals alone tell of the impact: lost processes, time without one, collections. */
final class JournalImpact {
  /** Below this share of the time, collections hurt nobody. */
  private static final double BUSY = 0.1;

  /** Up to this ratio it is as it was before, and no impact. */
  private static final double SAME = 1.3;

  /** A process that starts compiles and collects more than later. */
  private static final Duration WARM_UP = Duration.ofMinutes(1);

  /** Nobody notices a shorter one, and the journals do not know it more exactly. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

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
    List<Restart> gaps = gaps(incident).stream().filter(r -> r.before().lost() != null).toList();
    if (gaps.size() == 1) {
      Restart one = gaps.get(0);
      return " (%s, last seen at %s); %s started %s later"
          .formatted(
              one.before().name(),
              Format.clock(one.before().last(), incident.asOf()),
              one.after().name(),
              Format.duration(length(one)));
    }
    return gaps.isEmpty() ? "" : "; until the next was up it took " + Format.duration(sum(gaps));
  }

  /** What people did about it costs something too. */
  static List<Line> restarted(Incident incident) {
    List<Line> lines = new ArrayList<>();
    for (Restart restart : gaps(incident)) {
      if (restart.before().stopped() != null) {
        String text =
            "No process ran for %s, from %s to %s, while %s was replaced by %s."
                .formatted(
                    Format.duration(length(restart)),
                    Format.clock(restart.before().last(), incident.asOf()),
                    Format.clock(restart.after().first(), incident.asOf()),
                    restart.before().name(),
                    restart.after().name());
        lines.add(new Line(text, cites(incident, List.of(restart))));
      }
    }
    return lines;
  }

  /** Where one process that leaked was gone before the next was there, and no other ran. */
  private static List<Restart> gaps(Incident incident) {
    return incident.restarts().stream()
        .filter(Restart::isOfLeak)
        .filter(restart -> length(restart).compareTo(NOTICED) >= 0)
        .filter(restart -> incident.runs().stream().noneMatch(run -> spans(run, restart)))
        .toList();
  }

  private static boolean spans(Run run, Restart restart) {
    return run.first().isBefore(restart.after().first())
        && run.last().isAfter(restart.before().last());
  }

  private static Duration length(Restart restart) {
    return Duration.between(restart.before().last(), restart.after().first());
  }

  private static Duration sum(List<Restart> gaps) {
    return gaps.stream().map(JournalImpact::length).reduce(Duration.ZERO, Duration::plus);
  }

  private static List<String> cites(Incident incident, List<Restart> gaps) {
    List<String> events = new ArrayList<>();
    for (Restart gap : gaps) {
      Event.RunLost lost = gap.before().lost();
      Origin stopped = gap.before().stopped();
      if (lost != null) {
        events.add(incident.cite(lost.origin()));
      } else if (stopped != null) {
        events.add(incident.cite(stopped));
      }
      Event.AgentStarted started = gap.after().started();
      if (started != null && lost == null) {
        events.add(incident.cite(started.origin()));
      }
    }
    return events;
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
    if (collecting != null && isWorse(collecting) && during(collecting) >= BUSY) {
      lines.add(line("Collections took up to %s of the time (%s)%s.", collecting));
    }
    Measured stalls = stalls(incident);
    if (stalls != null && isWorse(stalls) && during(stalls) >= LONG_STALL) {
      lines.add(line("The JVM stood still for up to %s (%s)%s.", stalls));
    }
    return lines;
  }

  private static double during(Measured one) {
    return one.during() == null ? 0 : one.during();
  }

  private static boolean isWorse(Measured one) {
    return one.ratio().orElse(Double.MAX_VALUE) > SAME;
  }

  private static Line line(String pattern, Measured one) {
    double during = during(one);
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
    if (collecting != null && isWorse(collecting) && during(collecting) >= BUSY / 2) {
      table.add(collecting);
    }
    Measured stalls = stalls(incident);
    if (stalls != null && isWorse(stalls) && during(stalls) >= LONG_STALL / 5) {
      table.add(stalls);
    }
    List<Restart> gaps = gaps(incident);
    if (!gaps.isEmpty()) {
      table.add(
          new Measured(
              "down",
              "Time without a process",
              Measure.SECONDS,
              Better.LOWER,
              null,
              (double) sum(gaps).toMillis() / 1000,
              "none on record",
              where(gaps),
              cites(incident, gaps)));
    }
    return table;
  }

  private static String where(List<Restart> gaps) {
    return gaps.stream()
        .map(gap -> gap.before().name() + " to " + gap.after().name())
        .collect(Collectors.joining(", "));
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
    for (Run one : Uptime.of(incident).runs()) {
      boolean leaks = incident.turns().stream().anyMatch(t -> t.origin().run().equals(one.id()));
      Series warm = series.apply(one).between(one.first().plus(WARM_UP), Instant.MAX);
      for (Point point : warm.points()) {
        if (point.time().isBefore(onset)) {
          before = before == null ? point.value() : Math.max(before, point.value());
        } else if (leaks && (worst == null || point.value() > worst.value())) {
          worst = point;
          run = one.name();
        }
      }
    }
    if (worst == null) {
      return null;
    }
    String where = run + " at " + Format.clock(worst.time(), incident.asOf());
    return new Measured(
        name, what, unit, Better.LOWER, before, worst.value(), "", where, List.of());
  }
}
