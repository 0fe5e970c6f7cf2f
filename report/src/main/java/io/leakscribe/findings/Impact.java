package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * What the incident did to the service, as far as it was measured.
 *
 * @param lines the heaviest first; empty when nothing was measured
 */
public record Impact(List<Line> lines) {
  public Impact {
    lines = List.copyOf(lines);
  }

  /**
   * One effect.
   *
   * @param statement a sentence with its number
   * @param events short ids of what says so
   */
  public record Line(String statement, List<String> events) {
    public Line {
      events = List.copyOf(events);
    }
  }

  static Impact of(Incident incident) {
    List<String> events = new ArrayList<>();
    for (Run run : incident.runs()) {
      if (run.lost() != null) {
        events.add(incident.cite(run.lost().origin()));
      }
    }
    if (events.isEmpty()) {
      return new Impact(List.of(new Line(noneLost(incident), List.of())));
    }
    String lost =
        events.size() == 1 ? "One process was lost" : events.size() + " processes were lost";
    return new Impact(List.of(new Line(lost + " without an orderly stop.", events)));
  }

  /** A journal that just ends tells of a process that runs on, or of one that was killed. */
  private static String noneLost(Incident incident) {
    Run newest = incident.runs().get(incident.runs().size() - 1);
    return newest.stopped() != null
        ? "No process of the service was lost while it lasted."
        : "No lost process is on record. The journal of "
            + newest.name()
            + " ends at "
            + Format.second(newest.last())
            + " without an orderly stop: the process runs on, or was lost and not started again.";
  }
}
