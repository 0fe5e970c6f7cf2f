package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Builds the case against each holder, and against ended objects whose holder is not known. */
final class Cases {
  private final Scene scene;
  private final TrendBook trends;
  private final Map<String, Recurrence> history;
  private final double sessionsPerSecond;
  private final Sketch load;
  private final SurvivorBook survivors;
  private final List<Considered> considered = new ArrayList<>();

  Cases(
      Scene scene,
      TrendBook trends,
      Map<String, Recurrence> history,
      ProcessTrack process,
      SurvivorBook survivors) {
    this.scene = scene;
    this.trends = trends;
    this.history = history;
    this.sessionsPerSecond = process.sessionsPerSecond(scene.from(), scene.now());
    this.load = process.allocation;
    this.survivors = survivors;
  }

  /** The case against a holder, or null when there is none or it is not enough to suspect. */
  @Nullable RankedSuspect against(HolderTrack track) {
    Trend trend = trends.ofHolder(track);
    LifecycleTrack retained = retainedIn(track.last().holder());
    boolean proven = retained != null;
    if (!trend.growing()
        || (!proven && LifecycleEvidence.stillFillsWithSessions(scene, track, trends::ofLive))) {
      return null;
    }
    Ledger ledger = new Ledger();
    HolderEvidence.addTo(ledger, scene, track, trend);
    HeapEvidence.addTo(ledger, scene);
    HeapEvidence.addFullness(ledger, scene);
    HeapEvidence.addAttribution(ledger, scene, track);
    boolean bySizes = track.attribution.bytesPerEntry().isEmpty();
    HeapEvidence.addHorizon(ledger, scene, scene.forecastBy(track, trend), bySizes);
    addLifecycle(ledger, track, trend, retained);
    SurvivorEvidence.addTo(ledger, survivors, track);
    if (track.turnover() != null) {
      TurnoverEvidence.addTo(ledger, track.turnover());
    }
    return ranked(ledger, details(track, trend, retained), track.attribution.explained());
  }

  /** The case that ended objects make by themselves, where no holder is known for them. */
  @Nullable RankedSuspect against(LifecycleTrack track) {
    LifecycleReading reading = track.last();
    Trend trend = trends.ofRetained(track);
    if (!LifecycleEvidence.pilesUp(reading, trend)) {
      return null;
    }
    Ledger ledger = new Ledger();
    LifecycleEvidence.addRetained(ledger, reading, false);
    HeapEvidence.addTo(ledger, scene);
    HeapEvidence.addFullness(ledger, scene);
    HeapEvidence.addHorizon(ledger, scene, null, false);
    return ranked(ledger, details(reading, trend), 0);
  }

  /** As it was counted, else where sampled nodes of the container were made. */
  private @Nullable String insertionSite(HolderTrack track) {
    TurnoverReading counted = track.turnover();
    String site = counted == null ? null : counted.insertionSite();
    String sampled = survivors.insertionSite(track.last().holder(), track.last().sampled().classes());
    // A method that was running when its class was woven has lost its line numbers.
    return site == null || (site.contains("Unknown Source") && sampled != null) ? sampled : site;
  }

  /** Every case that was weighed so far. */
  List<Considered> considered() {
    return List.copyOf(considered);
  }

  /**
   * The case that a site makes by itself, whose objects are of all ages while the live set grows,
   * where no holder is known for them.
   */
  @Nullable RankedSuspect against(SurvivorTrack track) {
    if (!scene.heapTrend().growing() && !scene.rising().isClear()) {
      return null;
    }
    Ledger ledger = new Ledger();
    SurvivorEvidence.addSite(ledger, track);
    HeapEvidence.addTo(ledger, scene);
    HeapEvidence.addRise(ledger, scene);
    HeapEvidence.addFullness(ledger, scene);
    HeapEvidence.addHorizon(ledger, scene, null, false);
    return ranked(ledger, SurvivorCase.details(track, scene, survivors), 0);
  }

  /** The tracked type whose ended objects were found in the holder, if any. */
  @Nullable LifecycleTrack retainedIn(String holder) {
    for (LifecycleTrack track : scene.lifecycles()) {
      if (track.last().heldBy().contains(holder)
          && LifecycleEvidence.pilesUp(track.last(), trends.ofRetained(track))) {
        return track;
      }
    }
    return null;
  }

  private void addLifecycle(
      Ledger ledger, HolderTrack track, Trend trend, @Nullable LifecycleTrack retained) {
    if (retained != null) {
      LifecycleEvidence.addRetained(ledger, retained.last(), true);
    }
    if (!HolderEvidence.isWithinBound(track, scene)) {
      LifecycleEvidence.addSessionsOutnumbered(ledger, scene, track, trend, sessionsPerSecond);
    }
    LifecycleEvidence.addGrowsWithLoad(ledger, track, scene);
    LoadEvidence.addTo(ledger, scene, track, trend, load);
    for (LifecycleTrack other : scene.lifecycles()) {
      if (track.last().sampled().classes().contains(other.last().type())) {
        LifecycleEvidence.addPileUp(ledger, other.last(), trends.ofLive(other));
        LifecycleEvidence.addDebt(ledger, other.last(), trends.ofDebt(other));
      }
    }
  }

  private @Nullable RankedSuspect ranked(Ledger ledger, Suspect details, double explained) {
    Recurrence earlier = history.get(details.fingerprint());
    if (earlier != null) {
      ledger.add(Sign.SAME_AS_BEFORE, recurrence(earlier, details));
    }
    Verdict verdict = ledger.verdict();
    considered.add(
        new Considered(
            details.holder(),
            details.leakingClass(),
            details.insertionSite() != null ? details.insertionSite() : details.allocationSite(),
            ledger.confidence(),
            ledger.signs()));
    return verdict == null
        ? null
        : new RankedSuspect(
            details.withLedger(ledger.confidence(), ledger.evidence()), verdict, true, explained);
  }

  private static String recurrence(Recurrence earlier, Suspect now) {
    String runs = earlier.runs() == 1 ? "the run before" : earlier.runs() + " earlier runs";
    Double before = earlier.entriesPerHour();
    Double after = now.entriesPerHour();
    return before == null || after == null
        ? "The same holder was suspected in " + runs + "."
        : "The same holder grew in "
            + runs
            + ": "
            + Words.count(before)
            + " entries an hour then, "
            + Words.count(after)
            + " now.";
  }

  private Suspect details(HolderTrack track, Trend trend, @Nullable LifecycleTrack retained) {
    HolderReading reading = track.last();
    String leaking = leakingClass(reading, retained);
    SuspectKind reached = Kinds.of(reading.reached());
    SuspectKind kind =
        reached != null
            ? reached
            : Kinds.of(
                reading.holder(),
                reading.holderType(),
                leaking,
                retained == null ? null : retained.last().kind());
    OptionalDouble each = track.attribution.bytesPerEntry();
    double perHour = trend.perSecond() * 3600;
    return new Suspect(
        1,
        0,
        kind,
        Fingerprint.of(kind, reading.holder(), leaking),
        reading.holder(),
        reading.holderType(),
        leaking,
        allocationSite(reading, leaking),
        insertionSite(track),
        path(reading, leaking, survivors.chained(leaking)),
        reading.entries(),
        perHour,
        each.isPresent() ? (Long) Math.round(each.getAsDouble() * reading.entries()) : null,
        each.isPresent() ? (Double) (each.getAsDouble() * perHour) : null,
        trend.since(),
        List.of());
  }

  private Suspect details(LifecycleReading reading, Trend trend) {
    String leaking = reading.retainedClass() != null ? reading.retainedClass() : reading.type();
    SuspectKind kind = Kinds.of(null, null, leaking, reading.kind());
    SurvivorTrack chained = survivors.chained(leaking);
    return new Suspect(
        1,
        0,
        kind,
        // As if there were no chain: it may be found only later.
        Fingerprint.of(kind, null, leaking),
        chained == null ? null : chained.last().holder(),
        null,
        leaking,
        reading.allocationSite(),
        null,
        chained == null ? List.of() : chained.last().path(),
        reading.retained(),
        trend.perSecond() * 3600,
        null,
        null,
        trend.since(),
        List.of());
  }

  private static @Nullable String leakingClass(
      HolderReading reading, @Nullable LifecycleTrack retained) {
    if (!reading.sampled().classes().isEmpty()) {
      return reading.sampled().classes().get(0);
    }
    return retained == null ? null : retained.last().retainedClass();
  }

  /**
   * As a walk or a search saw it, else what is known without: the class of a static field, or an
   * instance, then the container.
   */
  private static List<String> path(
      HolderReading reading, @Nullable String leaking, @Nullable SurvivorTrack chained) {
    if (chained != null && reading.holder().equals(chained.last().holder())) {
      return chained.last().path();
    }
    List<String> path = new ArrayList<>();
    Reached reached = reading.reached();
    if (reached != null) {
      path.addAll(reached.path());
    } else {
      path.add(reading.isStatic() ? "static " + reading.holder() : reading.holder());
    }
    path.add(reading.holderType());
    if (leaking != null) {
      path.add(leaking);
    }
    return path;
  }

  private @Nullable String allocationSite(HolderReading reading, @Nullable String leaking) {
    for (LifecycleTrack track : scene.lifecycles()) {
      if (track.last().type().equals(leaking)) {
        return track.last().allocationSite();
      }
    }
    SurvivorTrack survivor = survivors.fitting(reading.holder(), reading.sampled().classes());
    return survivor == null ? null : survivor.last().site();
  }
}
