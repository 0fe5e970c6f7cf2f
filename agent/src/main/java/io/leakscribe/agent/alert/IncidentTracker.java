package io.leakscribe.agent.alert;

import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns assessments into the turns of incidents: suspected, confirmed, critical, resolved. A turn
 * needs several assessments in a row, a way back needs longer still. One incident for a
 * fingerprint; suspects that show up beside an open incident belong to it.
 *
 * <p>Pure: time comes with the assessments. Not thread-safe.
 */
public final class IncidentTracker {
  /** Assessments in a row before anything is said. */
  private static final int HITS = 3;

  /** Assessments in a row that confirm what was said before. */
  private static final int CONFIRMATIONS = 2;

  private static final Duration SHORTEST_CALM = Duration.ofSeconds(60);

  /** A level that still creeps up by this share is not calm, whatever the trend is called. */
  private static final double STILL_RISING = 0.02;

  private static final Duration LONGEST_CALM = Duration.ofHours(6);

  private final Map<String, KnownIncident> known = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final UnaryOperator<Instant> wall;
  private @Nullable Incident open;
  private @Nullable Instant begun;
  private String candidate = "";
  private int hits;
  private int confirmations;

  /**
   * Creates a tracker.
   *
   * @param earlier incidents of earlier runs that were not resolved
   */
  public IncidentTracker(Collection<KnownIncident> earlier) {
    this(earlier, UnaryOperator.identity());
  }

  /**
   * Creates a tracker whose ids tell the time of another clock.
   *
   * @param earlier incidents of earlier runs that were not resolved
   * @param wall what people call a moment of an assessment
   */
  public IncidentTracker(Collection<KnownIncident> earlier, UnaryOperator<Instant> wall) {
    this.wall = wall;
    for (KnownIncident incident : earlier) {
      known.put(incident.fingerprint(), incident);
      ids.add(incident.id());
    }
  }

  /** How far the open incident has come. */
  public IncidentState state() {
    return open == null ? IncidentState.NONE : open.state;
  }

  /** Id of the open incident, or null. */
  public @Nullable String openIncident() {
    return open == null ? null : open.id;
  }

  /** Takes the next assessment, and returns what is to be told, in order. */
  public List<Turn> update(Assessment newest) {
    List<Turn> turns = new ArrayList<>();
    Assessment assessment = newest.suspects().isEmpty() ? newest : shown(newest);
    if (assessment.suspects().isEmpty()) {
      calm(assessment, turns);
    } else {
      suspect(assessment, turns);
    }
    Dormant.resolve(known.values(), openIncident(), watched(assessment), assessment, turns);
    return turns;
  }

  private void suspect(Assessment assessment, List<Turn> turns) {
    countHits(assessment.suspects().get(0));
    Incident incident = open;
    boolean told = incident != null;
    if (incident == null && hits >= HITS) {
      incident = open(assessment);
      advance(incident, IncidentState.SUSPECTED, Stage.SUSPECTED, assessment, turns);
    }
    if (incident != null) {
      follow(incident, assessment, turns, told);
    }
  }

  /**
   * Whether the best suspect may be called confirmed. Evidence against it that comes late comes
   * mostly from counting who removes: where that is in, there is nothing to wait for.
   */
  private boolean isSure(RankedSuspect best, boolean told) {
    return hits >= HITS
        && (best.counted() ? confirmations > 0 : told && confirmations >= CONFIRMATIONS);
  }

  /** The assessment as people should see it: what was confirmed is named until it is over. */
  public Assessment shown(Assessment newest) {
    return Kept.first(open, newest);
  }

  private Duration watched(Assessment assessment) {
    if (begun == null) {
      begun = assessment.time();
    }
    return Duration.between(begun, assessment.time());
  }

  private void countHits(RankedSuspect best) {
    String fingerprint = best.suspect().fingerprint();
    hits = fingerprint.equals(candidate) ? hits + 1 : 1;
    candidate = fingerprint;
    confirmations = best.verdict() == Verdict.CONFIRMED && hits > 1 ? confirmations + 1 : 0;
  }

  private Incident open(Assessment assessment) {
    Suspect best = assessment.suspects().get(0).suspect();
    KnownIncident earlier = known.get(best.fingerprint());
    String id =
        earlier != null
            ? earlier.id()
            : IncidentIds.create(wall.apply(assessment.time()), nameOf(best), ids);
    ids.add(id);
    Incident incident = new Incident(id, best.fingerprint(), assessment.time(), best.since());
    if (earlier != null) {
      incident.cleared.addAll(earlier.ruledOut());
    }
    open = incident;
    return incident;
  }

  private static String nameOf(Suspect suspect) {
    if (suspect.holder() != null) {
      return suspect.holder();
    }
    return suspect.leakingClass() != null ? suspect.leakingClass() : suspect.kind().label();
  }

  private void follow(Incident incident, Assessment assessment, List<Turn> turns, boolean told) {
    incident.lastGrowing = assessment.time();
    incident.levelThen = level(incident, assessment);
    adopt(incident, assessment);
    Kept.remember(incident, assessment);
    RankedSuspect best = assessment.suspects().get(0);
    if (incident.state == IncidentState.SUSPECTED && isSure(best, told)) {
      advance(incident, IncidentState.CONFIRMED, Stage.CONFIRMED, assessment, turns);
    }
    if (incident.state == IncidentState.CONFIRMED && near(incident, assessment)) {
      advance(incident, IncidentState.CRITICAL, Stage.CRITICAL, assessment, turns);
    }
    for (RuledOut cleared : assessment.ruledOut()) {
      if (incident.cleared.add(cleared.hypothesis())) {
        turns.add(new Turn.Cleared(incident.id, cleared));
      }
    }
    if (turns.isEmpty() && Materiality.worthTelling(incident, assessment)) {
      tell(incident, Stage.UPDATED, assessment, turns);
    }
  }

  /** Until it is confirmed, an incident follows whoever leads the ranking. */
  private void adopt(Incident incident, Assessment assessment) {
    String best = assessment.suspects().get(0).suspect().fingerprint();
    if (incident.state == IncidentState.SUSPECTED && hits >= HITS) {
      incident.fingerprint = best;
    }
  }

  private static boolean near(Incident incident, Assessment assessment) {
    Exhaustion exhaustion = assessment.exhaustion();
    Suspect best = assessment.suspects().get(0).suspect();
    Instant since = best.since() == null ? incident.opened : best.since();
    return exhaustion != null && Nearness.isNear(since, assessment.time(), exhaustion);
  }

  private static void advance(
      Incident incident, IncidentState to, Stage stage, Assessment assessment, List<Turn> turns) {
    incident.state = to;
    tell(incident, stage, assessment, turns);
  }

  private static void tell(
      Incident incident, Stage stage, Assessment assessment, List<Turn> turns) {
    List<Suspect> suspects = assessment.suspects().stream().map(RankedSuspect::suspect).toList();
    incident.told = suspects.get(0);
    incident.toldExhaustion = assessment.exhaustion();
    incident.toldAt = assessment.time();
    turns.add(
        new Turn.Leak(
            incident.id,
            stage,
            suspects,
            assessment.exhaustion(),
            assessment.ruledOut(),
            assessment.diagnosis()));
  }

  private static long level(Incident incident, Assessment assessment) {
    return assessment.levels().getOrDefault(incident.fingerprint, 0L);
  }

  private void calm(Assessment assessment, List<Turn> turns) {
    // One gap in what was told already is no new beginning; every other one is a gap too many.
    hits = open != null && hits >= HITS ? 1 : 0;
    confirmations = 0;
    Incident incident = open;
    if (incident == null) {
      return;
    }
    if (level(incident, assessment) > incident.levelThen * (1 + STILL_RISING)) {
      incident.lastGrowing = assessment.time();
      incident.levelThen = level(incident, assessment);
    }
    Duration calm = Duration.between(incident.lastGrowing, assessment.time());
    if (calm.compareTo(neededCalm(incident)) >= 0) {
      turns.add(new Turn.Resolved(incident.id, "no growth for " + Spans.brief(calm)));
      known.remove(incident.fingerprint);
      open = null;
      hits = 0;
    }
  }

  /** The longer it grew, the longer it must be calm before we believe it. */
  private static Duration neededCalm(Incident incident) {
    Duration grown = Duration.between(incident.since, incident.lastGrowing);
    if (grown.compareTo(SHORTEST_CALM) < 0) {
      return SHORTEST_CALM;
    }
    return grown.compareTo(LONGEST_CALM) > 0 ? LONGEST_CALM : grown;
  }
}
