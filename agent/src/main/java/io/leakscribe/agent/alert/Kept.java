package io.leakscribe.agent.alert;

import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was confirmed stays first until the incident is over or another is confirmed. When the load
 * pauses, a leak pauses with it, holds what it holds, and drops out of the ranking; what is merely
 * suspected beside it must not take its name.
 */
final class Kept {
  private Kept() {}

  /** Remembers the confirmed suspect while the analysis still names it. */
  static void remember(Incident incident, Assessment assessment) {
    for (RankedSuspect one : assessment.suspects()) {
      if (one.suspect().fingerprint().equals(incident.fingerprint)) {
        incident.seen = one.suspect();
      }
    }
  }

  /** The assessment with the confirmed suspect in it. */
  static Assessment first(@Nullable Incident incident, Assessment assessment) {
    Suspect kept = incident == null ? null : incident.seen;
    if (incident == null || kept == null || isNamed(incident, assessment)) {
      return assessment;
    }
    List<RankedSuspect> suspects = new ArrayList<>();
    suspects.add(new RankedSuspect(kept.withRank(1), Verdict.SUSPECTED, false));
    for (RankedSuspect one : assessment.suspects()) {
      Suspect next = one.suspect().withRank(suspects.size() + 1);
      suspects.add(
          new RankedSuspect(
              next, one.verdict(), one.stillGrowing(), one.explained(), one.counted()));
    }
    return assessment.with(suspects);
  }

  private static boolean isNamed(Incident incident, Assessment assessment) {
    if (incident.state.level() < IncidentState.CONFIRMED.level()) {
      return true;
    }
    for (RankedSuspect one : assessment.suspects()) {
      boolean same = one.suspect().fingerprint().equals(incident.fingerprint);
      if (same || one.verdict() == Verdict.CONFIRMED) {
        return true;
      }
    }
    return false;
  }
}
