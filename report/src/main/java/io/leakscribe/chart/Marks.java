package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened when, for the upright lines of a chart. */
final class Marks {
  /** With more runs than this only those that were lost are marked. */
  private static final int FEW_RUNS = 4;

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
    for (Firing firing : Firing.of(findings)) {
      all.add(firing.from(), firing.alert() + " fires", Mark.Kind.ALERT);
    }
    Event.LeakResolved resolved = incident.resolved();
    all.add(resolved == null ? null : resolved.origin().time(), "resolved", Mark.Kind.REPORT);
    all.marks.sort(Comparator.comparing(Mark::time));
    return all.marks;
  }

  /** The mark of a forecast, at its near end; its words tell the rest. */
  static Mark of(Exhaustion exhaustion, Instant now) {
    String likely =
        exhaustion.at().isAfter(exhaustion.earliest())
            ? ", likely " + Format.near(exhaustion.at(), now).replace(" UTC", "")
            : "";
    String from = Format.near(exhaustion.earliest(), now).replace(" UTC", "");
    return new Mark(
        exhaustion.earliest(),
        exhaustion.resource() + " full from " + from + likely,
        Mark.Kind.FORECAST);
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
