package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the case against each holder, and against ended objects whose holder is not known. */
final class Cases {
  private final Scene scene;
  private final HolderBook book;
  private final TrendBook trends;
  private final Map<String, Recurrence> history;
  private final double sessionsPerSecond;
  private final Sketch load;
  private final SurvivorBook survivors;
  private final SuspectNames names;
  private final List<Considered> considered = new ArrayList<>();

  Cases(
      Scene scene,
      HolderBook book,
      TrendBook trends,
      Map<String, Recurrence> history,
      ProcessTrack process,
      SurvivorBook survivors) {
    this.scene = scene;
    this.book = book;
    this.trends = trends;
    this.history = history;
    this.sessionsPerSecond = process.sessionsPerSecond(scene.from(), scene.now());
    this.load = process.allocation;
    this.survivors = survivors;
    this.names = new SuspectNames(scene, survivors);
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
    HolderEvidence.addGiver(ledger, scene, track, proven ? null : book.giverTo(track));
    HeapEvidence.addTo(ledger, scene, track.roomBeforeCopy() != null);
    HeapEvidence.addFullness(ledger, scene);
    HeapEvidence.addNoRoomToGrow(ledger, scene, track);
    HeapEvidence.addAttribution(ledger, scene, track);
    HeapEvidence.addUnknownSize(ledger, scene, track);
    HeapEvidence.addHorizon(
        ledger, scene, scene.forecastBy(track, trend), HeapEvidence.Basis.of(track));
    addLifecycle(ledger, track, trend, retained);
    SurvivorEvidence.addTo(ledger, survivors, track);
    if (track.turnover() != null) {
      TurnoverEvidence.addTo(
          ledger,
          track.turnover(),
          new TurnoverEvidence.Setting(
              Kinds.isQueue(track.last().holderType()),
              HolderEvidence.fillsHeap(track, scene),
              HolderEvidence.hasStragglers(track, trend),
              track.isOverdue() || HeapEvidence.isTooFullToWait(scene)));
    }
    return ranked(ledger, names.of(track, trend, retained), track.attribution.explained());
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
    HeapEvidence.addHorizon(ledger, scene, null, HeapEvidence.Basis.LIVE_SET);
    return ranked(ledger, names.of(reading, trend), 0);
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
    HeapEvidence.addFullness(ledger, scene);
    if (HeapEvidence.isSlowing(scene)) {
      HeapEvidence.addSlowing(ledger, scene);
    } else {
      HeapEvidence.addRise(ledger, scene);
      HeapEvidence.addHorizonByRise(ledger, scene);
    }
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
            details.withLedger(ledger.confidence(), ledger.evidence()),
            verdict,
            true,
            explained,
            ledger.isCounted());
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
}
