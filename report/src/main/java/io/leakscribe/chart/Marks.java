package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened when, for the upright lines of a chart. */
final class Marks {
  /** With more runs than this only those that were lost are marked. */
  private static final int FEW_RUNS = 4;

  private static final int MOST_ALERTS = 4;

  private final List<Mark> marks = new ArrayList<>();

  private Marks() {}

  /** The marks, oldest first. */
  static List<Mark> of(Findings findings) {
    Marks all = new Marks();
    Incident incident = findings.incident();
    all.add(findings.times().onset().at(), "growth began", Mark.Kind.GROWTH);
    all.add(incident.detected().time(), "first report", Mark.Kind.REPORT);
    all.add(findings.times().confirmed().at(), "confirmed", Mark.Kind.REPORT);
    all.add(findings.times().critical().at(), "critical", Mark.Kind.ALERT);
    all.runs(incident);
    for (Event.DeployDetected deploy : incident.deploys()) {
      all.add(deploy.origin().time(), "version " + deploy.to(), Mark.Kind.DEPLOY);
    }
    all.alerts(Firing.of(findings));
    Event.LeakResolved resolved = incident.resolved();
    all.add(resolved == null ? null : resolved.origin().time(), "resolved", Mark.Kind.REPORT);
    all.marks.sort(Comparator.comparing(Mark::time));
    return all.marks;
  }

  /** An alert that fires again and again is marked once; the strip under the data has them all. */
  private void alerts(List<Firing> firings) {
    Map<String, List<Firing>> byName = new LinkedHashMap<>();
    for (Firing firing : firings) {
      byName.computeIfAbsent(firing.alert(), n -> new ArrayList<>()).add(firing);
    }
    byName.values().stream()
        .limit(MOST_ALERTS)
        .forEach(
            same -> {
              String times = same.size() == 1 ? "" : " ×" + same.size();
              Firing first = same.get(0);
              add(first.from(), first.alert() + " fires" + times, Mark.Kind.ALERT);
            });
  }

  /** The mark of a forecast, at its near end; its words tell the rest. */
  static Mark of(Exhaustion exhaustion, Instant now, TimeScale scale, boolean briefly) {
    String from = scale.words(exhaustion.earliest(), now);
    String expected = scale.words(exhaustion.at(), exhaustion.earliest());
    String likely =
        briefly || !exhaustion.at().isAfter(exhaustion.earliest()) ? "" : ", likely " + expected;
    String what = briefly ? "full from " : exhaustion.resource() + " full from ";
    boolean shown = scale.contains(exhaustion.earliest());
    return new Mark(
        shown ? exhaustion.earliest() : scale.to(),
        what + from + likely,
        shown ? Mark.Kind.FORECAST : Mark.Kind.BEYOND);
  }

  private void runs(Incident incident) {
    List<Run> runs = incident.runs();
    boolean few = runs.size() <= FEW_RUNS;
    for (Run run : runs) {
      if (run.lost() != null) {
        add(run.last(), run.name() + " lost", Mark.Kind.RUN);
      } else if (few && run.stopped() != null) {
        add(run.stopped().time(), run.name() + " stopped", Mark.Kind.RUN);
      }
      if (few && run.started() != null && !run.name().equals(runs.get(0).name())) {
        add(run.first(), run.name() + " started", Mark.Kind.RUN);
      }
    }
  }

  private void add(@Nullable Instant time, String label, Mark.Kind kind) {
    if (time != null) {
      marks.add(new Mark(time, label, kind));
    }
  }
}
