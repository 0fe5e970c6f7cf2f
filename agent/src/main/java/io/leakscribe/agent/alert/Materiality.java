package io.leakscribe.agent.alert;

import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether an assessment says something that the last telling did not. */
final class Materiality {
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** The older an incident, the rarer its updates: a tenth of its age apart, at least. */
  private static final int PARTS = 10;

  private static final double CONFIDENCE_STEP = 0.05;
  private static final double FORECAST_SHIFT = 0.25;

  private Materiality() {}

  static boolean worthTelling(Incident incident, Assessment assessment) {
    Duration pause = Duration.between(incident.toldAt, assessment.time());
    Duration age = Duration.between(incident.opened, assessment.time());
    return pause.compareTo(SHORTEST) >= 0
        && pause.compareTo(age.dividedBy(PARTS)) >= 0
        && (changed(incident.told, assessment.suspects().get(0).suspect())
            || shifted(incident, assessment));
  }

  private static boolean changed(@Nullable Suspect told, Suspect now) {
    return told == null
        || !told.fingerprint().equals(now.fingerprint())
        || !Objects.equals(told.leakingClass(), now.leakingClass())
        || !Objects.equals(told.allocationSite(), now.allocationSite())
        || (told.insertionSite() == null && now.insertionSite() != null)
        || (told.holder() == null && now.holder() != null)
        || (told.path().isEmpty() && !now.path().isEmpty())
        || Math.abs(told.confidence() - now.confidence()) >= CONFIDENCE_STEP;
  }

  private static boolean shifted(Incident incident, Assessment assessment) {
    Exhaustion before = incident.toldExhaustion;
    Exhaustion now = assessment.exhaustion();
    if (before == null || now == null) {
      return (before == null) != (now == null);
    }
    double left = Duration.between(assessment.time(), now.at()).toMillis();
    double shift = Duration.between(before.at(), now.at()).abs().toMillis();
    return left > 0 && shift / left > FORECAST_SHIFT;
  }
}
