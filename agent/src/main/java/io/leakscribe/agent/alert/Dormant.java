package io.leakscribe.agent.alert;

import io.leakscribe.agent.suspect.Assessment;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
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
   * @param now what is suspected is left alone as well
   */
  static void resolve(
      Collection<KnownIncident> known,
      @Nullable String open,
      Duration watched,
      Assessment now,
      List<Turn> turns) {
    for (Iterator<KnownIncident> all = known.iterator(); all.hasNext(); ) {
      KnownIncident incident = all.next();
      boolean quiet = !incident.id().equals(open) && !suspected(incident, now);
      if (quiet && watched.compareTo(needed(incident)) >= 0) {
        turns.add(
            new Turn.Resolved(
                incident.id(),
                reason(incident, watched, now.levels().get(incident.fingerprint()))));
        all.remove();
      }
    }
  }

  private static boolean suspected(KnownIncident incident, Assessment now) {
    return now.suspects().stream()
        .anyMatch(one -> one.suspect().fingerprint().equals(incident.fingerprint()));
  }

  private static Duration needed(KnownIncident incident) {
    Duration patient = incident.timeToShow().multipliedBy(PATIENCE);
    return patient.compareTo(SHORTEST_WATCH) < 0 ? SHORTEST_WATCH : patient;
  }

  private static String reason(KnownIncident incident, Duration watched, @Nullable Long level) {
    Double rate = incident.entriesPerHour();
    return "not seen in "
        + Spans.brief(watched)
        + " of a later run; before, it had shown after "
        + Spans.brief(incident.timeToShow())
        + (rate == null ? "" : " and grew by " + count(rate) + " entries an hour")
        + (level == null ? "" : "; now its holder has " + count(level) + " entries");
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value));
  }
}
