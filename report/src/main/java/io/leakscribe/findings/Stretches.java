package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import io.leakscribe.incident.Slope;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stretches of the runs of an incident: one each, two where growth stopped while it lived. */
final class Stretches {
  private static final double MIN_READINGS = 5;

  private final Incident incident;
  private final @Nullable Suspect leading;
  private final List<Growth> bytes;

  private Stretches(Incident incident) {
    this.incident = incident;
    this.leading = incident.leading();
    this.bytes = all(Restart.BYTES);
  }

  /** In entries of the leading holder where every run that is compared has them, else in bytes. */
  static List<Growth> of(Incident incident) {
    Stretches stretches = new Stretches(incident);
    List<Growth> entries = stretches.all(Restart.ENTRIES);
    List<Growth> bytes = stretches.bytes;
    long runs = entries.stream().map(Growth::run).distinct().count();
    boolean enough = runs >= bytes.stream().map(Growth::run).distinct().count();
    return enough && !entries.isEmpty() ? entries : bytes;
  }

  private List<Growth> all(String unit) {
    List<Growth> all = new ArrayList<>();
    for (Run run : incident.runs()) {
      all.addAll(ofRun(run, unit));
    }
    return all;
  }

  private List<Growth> ofRun(Run run, String unit) {
    Series series = unit.equals(Restart.BYTES) ? run.floor() : entries(run);
    if (series == null || series.points().size() < MIN_READINGS) {
      return unit.equals(Restart.ENTRIES) ? withoutReadings(run) : List.of();
    }
    List<Turn> turns = turns(run);
    if (turns.isEmpty()) {
      Instant filled = Break.filled(series);
      return List.of(
          growth(run, unit, filled == null ? series : series.between(filled, Instant.MAX)));
    }
    List<Growth> all = new ArrayList<>();
    Instant stopped = Break.of(series, turns.get(0).origin().time());
    if (stopped == null) {
      all.add(growth(run, unit, series));
    } else {
      all.add(growth(run, unit, series.between(Instant.MIN, stopped.minusMillis(1))));
      all.add(growth(run, unit, series.between(stopped, Instant.MAX)));
    }
    Series rest = run.collecting().between(series.last().time().plusMillis(1), Instant.MAX);
    if (unit.equals(Restart.ENTRIES) && isWithoutHolder(run, rest)) {
      all.add(growth(run, unit, rest.level(0)));
    }
    return all;
  }

  private List<Growth> withoutReadings(Run run) {
    Growth told = told(run);
    Series readings = entries(run);
    boolean never = readings == null || readings.isEmpty();
    boolean later = run.first().isAfter(incident.detected().time());
    if (told == null && never && later && isWithoutHolder(run, run.collecting())) {
      return List.of(growth(run, Restart.ENTRIES, run.collecting().level(0)));
    }
    return told == null ? List.of() : List.of(told);
  }

  /**
   * Whether the holder is not there in this part of a run. The agent shows one that has led from
   * the first reading to the last, as long as it is there: the correction may have taken its class
   * out, and what is switched off may have let it go. Where the live set climbs as it did, the leak
   * only has another name.
   */
  private boolean isWithoutHolder(Run run, Series part) {
    if (leading == null || leading.holder() == null || part.points().size() < MIN_READINGS) {
      return false;
    }
    double before = 0;
    for (Growth growth : bytes) {
      before = turns(growth.run()).isEmpty() ? before : Math.max(before, growth.perHour());
    }
    Series floor = run.floor().between(part.points().get(0).time(), Instant.MAX);
    Instant filled = turns(run).isEmpty() ? Break.filled(floor) : null;
    Slope now = filled == null ? floor.slope() : floor.between(filled, Instant.MAX).slope();
    return now != null && now.perHour() < Proof.BACK * before;
  }

  private @Nullable Series entries(Run run) {
    return leading == null ? null : run.holder(leading.holder());
  }

  private Growth growth(Run run, String unit, Series series) {
    List<Point> points = series.points();
    Slope slope = series.slope();
    Point first = points.get(0);
    Point last = series.last();
    double hours = Duration.between(first.time(), last.time()).toMillis() / 3_600_000.0;
    // The live set goes up and down: two single readings of it say little.
    double gained =
        slope != null && unit.equals(Restart.BYTES)
            ? slope.perHour() * hours
            : last.value() - first.value();
    return new Growth(
        run,
        unit,
        first.time(),
        last.time(),
        slope == null ? 0 : slope.perHour(),
        slope,
        gained,
        cite(run));
  }

  /** By what the agent said in a run whose readings are too few. */
  private @Nullable Growth told(Run run) {
    Growth told = null;
    for (Turn turn : turns(run)) {
      Suspect suspect = same(turn);
      if (suspect != null && suspect.entriesPerHour() != null) {
        Instant since = suspect.since() == null ? run.first() : suspect.since();
        told =
            new Growth(
                run,
                Restart.ENTRIES,
                since,
                turn.origin().time(),
                suspect.entriesPerHour(),
                null,
                Double.NaN,
                List.of(incident.cite(turn.origin())));
      }
    }
    return told;
  }

  private @Nullable Suspect same(Turn turn) {
    for (Suspect suspect : turn.suspects()) {
      if (leading != null && suspect.fingerprint().equals(leading.fingerprint())) {
        return suspect;
      }
    }
    return null;
  }

  private List<Turn> turns(Run run) {
    return incident.turns().stream()
        .filter(turn -> turn.origin().run().equals(run.id()) && same(turn) != null)
        .toList();
  }

  /** The readings lie between the start of the run and the newest that was said of it. */
  private List<String> cite(Run run) {
    List<String> events = new ArrayList<>();
    if (run.started() != null) {
      events.add(incident.cite(run.started().origin()));
    }
    List<Turn> turns = turns(run);
    if (!turns.isEmpty()) {
      events.add(incident.cite(turns.get(turns.size() - 1).origin()));
    }
    return events;
  }
}
