package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the processes of a service ran, so that what a start does to its numbers is not taken for
 * what the leak did.
 *
 * @param onset when growth began, as far as is known
 * @param runs the runs of the incident, and the one before
 * @param restarts how one became the next
 */
public record Uptime(Instant onset, List<Run> runs, List<Restart> restarts) {
  /** A process that starts is slow, and answers less. */
  private static final Duration WARM_UP = Duration.ofMinutes(1);

  /** From its start a process may take so long until it answers. */
  private static final Duration START_UP = Duration.ofMinutes(2);

  /** A scrape may be missed before the process has written that it stops. */
  private static final Duration STOPPING = Duration.ofSeconds(15);

  private static final Duration ENOUGH = Duration.ofMinutes(5);

  /** In a time as long as this a start weighs little. */
  private static final Duration LONG = Duration.ofMinutes(20);

  public Uptime {
    runs = List.copyOf(runs);
    restarts = List.copyOf(restarts);
  }

  /** Of an incident; the onset in whole seconds, because it is written into queries. */
  public static Uptime of(Incident incident) {
    Instant onset = incident.onset();
    Instant begin = onset == null ? incident.detected().time() : onset;
    List<Run> runs = new ArrayList<>(incident.runs());
    Run before = incident.before();
    if (before != null) {
      runs.add(0, before);
    }
    return new Uptime(Instant.ofEpochSecond(begin.getEpochSecond()), runs, incident.restarts());
  }

  /** Of which no process is known. */
  static Uptime at(Instant onset) {
    return new Uptime(onset, List.of(), List.of());
  }

  /**
   * What to compare with: as long a time up to the onset, or the last time before it in which a
   * process ran that had not just started.
   */
  Period before(Duration length) {
    Period plain = new Period(onset.minus(length), onset);
    boolean starts =
        runs.stream()
            .anyMatch(r -> new Period(plain.from().minus(WARM_UP), onset).holds(r.first()));
    if (!starts || length.compareTo(LONG) >= 0) {
      return plain;
    }
    Duration enough = length.compareTo(ENOUGH) < 0 ? length : ENOUGH;
    Period warm = longest(true, enough);
    Period served = warm == null ? longest(false, enough) : warm;
    if (served == null) {
      return plain;
    }
    Instant from = served.to().minus(length);
    return new Period(from.isBefore(served.from()) ? served.from() : from, served.to());
  }

  /**
   * Of the newest process that ran for long enough before the onset, else of the one that ran most.
   */
  private @Nullable Period longest(boolean warm, Duration least) {
    Period best = null;
    for (Run run : runs) {
      Instant from = warm ? run.first().plus(WARM_UP) : run.first();
      Period period = new Period(from, run.last().isBefore(onset) ? run.last() : onset);
      boolean enough = period.length().compareTo(least) >= 0;
      boolean most = best == null || period.length().compareTo(best.length()) > 0;
      best = enough || (most && !period.length().isZero()) ? period : best;
    }
    return best;
  }

  /** Whether a process ran, and had not just started; where none is known it is taken to have. */
  boolean served(Instant time) {
    return runs.stream().allMatch(run -> time.isBefore(run.first()))
        || runs.stream().anyMatch(r -> new Period(warm(r), r.last()).holds(time));
  }

  private static Instant warm(Run run) {
    return run.first().plus(WARM_UP);
  }

  /** The restart by people in which a time lies; null when no process was stopped in order then. */
  @Nullable Restart restartAt(Instant time) {
    for (Restart restart : restarts) {
      Instant from = restart.before().last().minus(STOPPING);
      Instant to = restart.after().first().plus(START_UP);
      if (restart.before().stopped() != null && new Period(from, to).holds(time)) {
        return restart;
      }
    }
    return null;
  }
}
