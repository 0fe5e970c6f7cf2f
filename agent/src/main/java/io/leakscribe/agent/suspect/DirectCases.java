package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the case against direct buffers, whose memory is not of the heap. Not thread-safe. */
final class DirectCases {
  private static final String BUFFER = "java.nio.DirectByteBuffer";
  private static final int ENOUGH_COLLECTIONS = 3;
  private static final double FILLED = 0.7;

  private final Scene scene;
  private final TrendBook trends;
  private final OutsideTrack track;
  private final List<SurvivorReading> sampled;
  private final NonHeapSuspects suspects;
  private final NonHeapDocket docket;

  DirectCases(
      Scene scene,
      TrendBook trends,
      OutsideTrack track,
      List<SurvivorReading> sampled,
      NonHeapSuspects suspects,
      NonHeapDocket docket) {
    this.scene = scene;
    this.trends = trends;
    this.track = track;
    this.sampled = sampled;
    this.suspects = suspects;
    this.docket = docket;
  }

  /** Adds the case to the docket if it is enough to suspect. */
  void weigh(OutsideReading now, ProcessReading process) {
    Trend count = trends.of(track.directBuffers, Options.counts().withMateriality(8, 0.1));
    Trend bytes = trends.of(track.direct, Options.liveSet());
    if (!count.growing()) {
      return;
    }
    Long max = process.directMax();
    Forecast full = scene.full(track.direct, bytes, max);
    Ledger ledger = new Ledger();
    ResourceEvidence.addCount(ledger, "direct buffers", now.directBuffers(), count);
    addFreed(ledger, count);
    ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
    ResourceEvidence.addResource(ledger, "Direct memory", bytes, process.direct(), Words::bytes);
    String limit = max == null ? "" : Words.bytes(max);
    ResourceEvidence.addHorizon(ledger, scene, "direct memory", limit, full, true);
    Suspect suspect = suspect(now, process, count, bytes);
    addKeeper(ledger, suspect, max, process.direct());
    if (docket.judge(ledger, suspect)) {
      docket.foresee("direct", full);
    }
  }

  /**
   * Their number and their bytes are one observation, and direct memory is mostly pooled: until it
   * is known what the holder gives back, or little is left, a pool that fills looks the same.
   */
  private void addKeeper(Ledger ledger, Suspect suspect, @Nullable Long max, long bytes) {
    docket.weighCounting(ledger, suspect.holder());
    TurnoverReading counted = docket.turnoverOf(suspect.holder());
    if (counted != null) {
      String type = suspect.holderType();
      boolean isQueue = type != null && Kinds.isQueue(type);
      boolean told = NonHeapDocket.givesBack(counted);
      TurnoverEvidence.addTo(ledger, counted, new TurnoverEvidence.Setting(isQueue, false, told));
    } else if (max == null || bytes < FILLED * max) {
      ledger.add(
          Sign.MAY_BE_POOL,
          "They may be a pool that fills: whether they are used again is not known yet.");
    }
  }

  /** Buffers are freed when a collection finds them unreachable, those that lived long seldom. */
  private void addFreed(Ledger ledger, Trend count) {
    Instant since = scene.begin(count);
    double old = track.oldCollections.change(since, scene.now());
    double all = track.collections.change(since, scene.now());
    if (old < 1 && all < ENOUGH_COLLECTIONS) {
      ledger.add(
          Sign.NOT_COLLECTED_YET,
          "Hardly a collection has run since the growth began: they may be garbage.");
      return;
    }
    ResourceEvidence.addTurnover(
        ledger,
        track.directBuffers.increments(),
        track.directBuffers.decrements(),
        "were added between readings, and",
        "seen to go, in " + Words.count(all) + " collections since the growth began.");
  }

  private Suspect suspect(OutsideReading now, ProcessReading process, Trend count, Trend bytes) {
    SurvivorReading seen =
        sampled.stream()
            .filter(reading -> reading.objectClass().startsWith(BUFFER))
            .findFirst()
            .orElse(null);
    HolderTrack held = suspects.heldBy("direct buffers", Set.of(BUFFER), count);
    Suspect plain =
        NonHeapSuspects.made(
            SuspectKind.DIRECT_MEMORY,
            seen != null && seen.holder() != null ? seen.holder() : "direct buffers",
            held,
            BUFFER,
            seen == null ? null : seen.site(),
            List.of("direct buffers", BUFFER),
            now.directBuffers(),
            count);
    Double perHour = bytes.growing() ? (Double) (bytes.perSecond() * 3600) : null;
    return NonHeapSuspects.withBytes(plain, process.direct(), perHour);
  }
}
