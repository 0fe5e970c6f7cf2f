package io.leakscribe.agent.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents of earlier runs that do not come back in this one: somebody has fixed them. */
final class Dormant {
  private static final Duration SHORTEST_WATCH = Duration.ofMinutes(10);

  /** A leak may show later than last time, with less traffic: it gets this many times as long. */
  private static final int PATIENCE = 3;

  private Dormant() {}

  /**
   * Resolves those that have had their time, and forgets them.
   *
   * @param known unresolved incidents of earlier runs
   * @param open id of the incident that is open in this run, which is left alone
   * @param watched how long this run has been watched
   */
  static void resolve(
      Collection<KnownIncident> known, @Nullable String open, Duration watched, List<Turn> turns) {
    for (Iterator<KnownIncident> all = known.iterator(); all.hasNext(); ) {
      KnownIncident incident = all.next();
      if (!incident.id().equals(open) && watched.compareTo(needed(incident)) >= 0) {
        turns.add(new Turn.Resolved(incident.id(), reason(incident, watched)));
        all.remove();
      }
    }
  }

  private static Duration needed(KnownIncident incident) {
    Duration patient = incident.timeToShow().multipliedBy(PATIENCE);
    return patient.compareTo(SHORTEST_WATCH) < 0 ? SHORTEST_WATCH : patient;
  }

  private static String reason(KnownIncident incident, Duration watched) {
    return "not seen in "
        + Spans.brief(watched)
        + " of a later run; before, it had shown after "
        + Spans.brief(incident.timeToShow());
  }
}
