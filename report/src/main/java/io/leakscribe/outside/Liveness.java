package io.leakscribe.outside;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the target of an alert lived when the alert ended. The message of an end is the same
 * whether its condition went away or its target was killed: with the target its series end, and
 * with them the alert.
 */
final class Liveness {
  /** Within this time of a death the alert ends: a scrape, an evaluation, or a lookback. */
  private static final Duration AFTER_DEATH = Duration.ofMinutes(5);

  /** Within this time of a scrape that failed; a failure before has nothing to do with the end. */
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(2);

  /** The clocks of a target and of its Prometheus are about this far apart at most. */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

  /**
   * What is known.
   *
   * @param known how, as a clause
   * @param events short ids of what says so
   */
  record Verdict(Episode.End end, String known, List<String> events) {}

  private final Incident incident;
  private final Targets targets;
  private final Recording recording;

  Liveness(Incident incident, Recording recording, Targets targets) {
    this.incident = incident;
    this.targets = targets;
    this.recording = recording;
  }

  /** What became of the target of an alert with these labels, which fired and ended then. */
  Verdict of(Map<String, String> labels, Instant fired, Instant ended) {
    List<Run> runs = runs(labels, ended);
    for (Run run : runs) {
      if (diedBefore(run, fired, ended)) {
        return died(run);
      }
    }
    Verdict restarted = restarted(labels, fired, ended);
    if (restarted != null) {
      return restarted;
    }
    Verdict scraped = scraped(labels, fired, ended);
    for (Run run : runs) {
      if (isAlive(run, ended)) {
        return alive(run, scraped);
      }
    }
    return scraped == null ? unknown(runs, ended) : scraped;
  }

  /** Those of the target; where its labels name none, the only run that there was at the time. */
  private List<Run> runs(Map<String, String> labels, Instant ended) {
    List<Run> named = targets.runs(labels);
    if (!named.isEmpty()) {
      return named;
    }
    List<Run> near = new ArrayList<>();
    for (Run run : incident.runs()) {
      boolean over = run.last().plus(AFTER_DEATH).isBefore(ended) && isOver(run);
      if (!over && !run.first().isAfter(ended.plus(CLOCKS))) {
        near.add(run);
      }
    }
    boolean oneInstance = near.stream().map(Run::instance).distinct().count() == 1;
    return near.size() == 1 || oneInstance ? near : List.of();
  }

  private static boolean isOver(Run run) {
    return run.lost() != null || run.stopped() != null;
  }

  private static boolean diedBefore(Run run, Instant fired, Instant ended) {
    Instant last = run.last();
    return isOver(run)
        && !last.isBefore(fired.minus(CLOCKS))
        && !last.isAfter(ended.plus(CLOCKS))
        && !last.plus(AFTER_DEATH).isBefore(ended);
  }

  private static boolean isAlive(Run run, Instant at) {
    return !run.first().isAfter(at) && !run.last().isBefore(at);
  }

  private Verdict died(Run run) {
    String how = run.lost() != null ? " was lost, last seen at " : " was stopped at ";
    List<String> events = new ArrayList<>();
    if (run.lost() != null) {
      events.add(incident.cite(run.lost().origin()));
    } else if (run.stopped() != null) {
      events.add(incident.cite(run.stopped()));
    }
    return new Verdict(
        Episode.End.TARGET_GONE, "process " + run.name() + how + Format.clock(run.last()), events);
  }

  private static Verdict alive(Run run, @Nullable Verdict scraped) {
    String lived = "process " + run.name() + " lived at that time, by its journal";
    if (scraped != null && scraped.end() == Episode.End.TARGET_GONE) {
      return new Verdict(
          Episode.End.TARGET_UNKNOWN,
          lived + ", but " + scraped.known() + ": the alert may have ended for want of samples",
          scraped.events());
    }
    return new Verdict(
        Episode.End.CONDITION_GONE, lived, scraped == null ? List.of() : scraped.events());
  }

  private Verdict unknown(List<Run> runs, Instant ended) {
    for (Run run : runs) {
      if (!run.first().isAfter(ended)) {
        return new Verdict(
            Episode.End.TARGET_UNKNOWN,
            "the journal of process "
                + run.name()
                + " ends at "
                + Format.clock(run.last())
                + ", before the alert did",
            List.of());
      }
    }
    return new Verdict(
        Episode.End.TARGET_UNKNOWN, "nothing shows whether its target lived", List.of());
  }

  /** By the start of the process, where Prometheus saw a new one before the alert ended. */
  private @Nullable Verdict restarted(Map<String, String> labels, Instant fired, Instant ended) {
    for (Recording.Answer answer : recording.answers()) {
      for (Recording.Labelled series : answer.series()) {
        boolean asked =
            answer.name().equals("process.start") && Targets.isAbout(series.labels(), labels);
        for (Point point : asked ? series.points() : List.<Point>of()) {
          double start = point.value();
          boolean between =
              start > fired.getEpochSecond()
                  && start >= ended.minus(AFTER_DEATH).getEpochSecond()
                  && start <= ended.getEpochSecond();
          if (between) {
            String at = Format.clock(Instant.ofEpochSecond((long) start));
            return new Verdict(
                Episode.End.TARGET_GONE,
                "Prometheus saw its process start anew at " + at,
                List.of(answer.id()));
          }
        }
      }
    }
    return null;
  }

  /** By {@code up}: a target that cannot be scraped has no series, dead or not. */
  private @Nullable Verdict scraped(Map<String, String> labels, Instant fired, Instant ended) {
    for (Recording.Answer answer : recording.answers()) {
      if (answer.name().equals("up")) {
        for (Recording.Labelled series : answer.series()) {
          if (Targets.isAbout(series.labels(), labels)) {
            return up(answer, series.points(), fired, ended);
          }
        }
      }
    }
    return null;
  }

  private @Nullable Verdict up(
      Recording.Answer answer, List<Point> points, Instant fired, Instant ended) {
    Instant last = null;
    Instant next = null;
    for (Point point : points) {
      Instant time = point.time();
      boolean before = !time.isBefore(fired) && !time.isAfter(ended.plus(CLOCKS));
      if (before && point.value() == 0 && !time.plus(AFTER_FAILURE).isBefore(ended)) {
        String known = "Prometheus could not reach it at " + Format.clock(time);
        return new Verdict(Episode.End.TARGET_GONE, known, List.of(answer.id()));
      }
      last = before ? time : last;
      boolean soon = !time.isBefore(ended) && !time.isAfter(ended.plus(AFTER_DEATH));
      next = next == null && soon && point.value() == 1 ? time : next;
    }
    if (next != null) {
      String known = "Prometheus reached it again at " + Format.clock(next);
      return new Verdict(Episode.End.CONDITION_GONE, known, List.of(answer.id()));
    }
    return last == null || !recording.to().isAfter(ended.plus(AFTER_DEATH))
        ? null
        : new Verdict(
            Episode.End.TARGET_GONE,
            "Prometheus did not see it again after " + Format.clock(last),
            List.of(answer.id()));
  }
}
