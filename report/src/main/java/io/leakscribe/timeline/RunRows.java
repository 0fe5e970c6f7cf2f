package io.leakscribe.timeline;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows that tell of processes: their start, and how they ended. */
final class RunRows {
  private static final String SOURCE = "process";

  private final Incident incident;
  private final List<Row> rows = new ArrayList<>();

  private RunRows(Incident incident) {
    this.incident = incident;
  }

  /** Starts and orderly stops. */
  static List<Row> of(Incident incident) {
    RunRows rows = new RunRows(incident);
    incident.runs().forEach(rows::run);
    return rows.rows;
  }

  private void run(Run run) {
    Event.AgentStarted started = run.started();
    if (started != null) {
      add(started, SOURCE, started(run, started));
    }
    if (run.stopped() != null) {
      String what = "Process " + run.name() + " stopped in an orderly way.";
      rows.add(new Row(run.stopped().time(), SOURCE, what, incident.cite(run.stopped())));
    }
  }

  private void add(Event event, String source, String what) {
    rows.add(new Row(event.origin().time(), source, what, incident.cite(event.origin())));
  }

  private String started(Run run, Event.AgentStarted started) {
    String version = started.version().isBlank() ? "" : ", version " + started.version();
    boolean first = incident.runs().get(0).equals(run);
    String machine =
        first
            ? " (%s, %s, heap maximum %s)"
                .formatted(started.jvm(), started.collector(), Format.bytes(started.heapMax()))
            : "";
    return "Process " + run.name() + " started on " + run.instance() + version + machine + ".";
  }

  /**
   * The ends that were found later. A process may report in the second in which it dies, so its end
   * comes after all that is told by it.
   */
  static List<Row> lost(Incident incident, List<Row> told) {
    List<Row> rows = new ArrayList<>();
    for (Run run : incident.runs()) {
      Event.RunLost lost = run.lost();
      if (lost != null) {
        Instant end = lost.lastSeen();
        for (Row row : told) {
          boolean own = row.event().startsWith(run.name() + "#");
          end = own && row.time().isAfter(end) ? row.time() : end;
        }
        String what = words(run.name(), lost);
        rows.add(new Row(end, SOURCE, what, incident.cite(lost.origin())));
      }
    }
    return rows;
  }

  private static String words(String name, Event.RunLost lost) {
    return "Process %s %s; found %s later."
        .formatted(name, LossWords.brief(lost.cause()), later(lost));
  }

  private static String later(Event.RunLost lost) {
    return Format.duration(Duration.between(lost.lastSeen(), lost.origin().time()));
  }
}
