package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Forecaster;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the cases against class loaders, counted by their class, and their classes, which fill
 * metaspace. Not thread-safe.
 */
final class LoaderCases {
  private static final int FEW_READINGS = 8;

  private final Scene scene;
  private final TrendBook trends;
  private final OutsideTrack track;
  private final NonHeapSuspects suspects;
  private final NonHeapDocket docket;

  LoaderCases(
      Scene scene,
      TrendBook trends,
      OutsideTrack track,
      NonHeapSuspects suspects,
      NonHeapDocket docket) {
    this.scene = scene;
    this.trends = trends;
    this.track = track;
    this.suspects = suspects;
    this.docket = docket;
  }

  /** Adds those that are enough to suspect to the docket. */
  void weigh(OutsideReading now, ProcessReading process) {
    Trend total = trends.of(track.metaspace, Options.liveSet());
    Forecast full = metaspaceFull(now, total);
    for (LoaderTrack loader : track.loaders.values()) {
      Options few = Options.counts().withMinReadings(FEW_READINGS);
      Trend trend = trends.of(loader.loaders, few);
      boolean many = trend.growing();
      trend = many ? trend : trends.of(loader.classes, few);
      if (trend.growing()) {
        Ledger ledger = new Ledger();
        addLoaders(ledger, loader, trend, many);
        addUnloading(ledger, total);
        ResourceEvidence.addResource(ledger, "Metaspace", total, process.metaspace(), Words::bytes);
        ResourceEvidence.addHorizon(ledger, scene, "metaspace", limit(now), full, true);
        if (full == null) {
          addMemory(ledger, process, total);
        }
        if (docket.judge(ledger, suspect(loader, trend, many))) {
          docket.foresee("metaspace", full);
        }
      }
    }
  }

  private static void addLoaders(Ledger ledger, LoaderTrack loader, Trend trend, boolean many) {
    String type = loader.last().loaderClass();
    String what = many ? "class loaders of " + type : "classes in class loaders of " + type;
    double level = many ? loader.last().loaders() : loader.last().classes();
    ResourceEvidence.addCount(ledger, what, level, trend);
    ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
  }

  /** Classes of loaders that nobody refers to stay until old memory is collected. */
  private void addUnloading(Ledger ledger, Trend total) {
    Instant since = scene.begin(total);
    double collections = track.oldCollections.change(since, scene.now());
    if (collections < 1) {
      ledger.add(
          Sign.NOT_COLLECTED_YET,
          "No collection that unloads classes has run since the growth began: they may be"
              + " garbage.");
      return;
    }
    ResourceEvidence.addTurnover(
        ledger,
        track.classesLoaded.change(since, scene.now()),
        track.classesUnloaded.change(since, scene.now()),
        "classes were loaded since the growth began, and",
        "unloaded by " + Words.count(collections) + " collections that unload classes.");
  }

  private @Nullable Forecast metaspaceFull(OutsideReading now, Trend total) {
    Long max = now.metaspaceMax();
    Long spaceMax = now.classSpaceMax();
    Forecast all = scene.full(track.metaspace, total, max);
    Trend space = trends.of(track.classSpace, Options.liveSet());
    Forecast classes = scene.full(track.classSpace, space, spaceMax);
    return all == null || (classes != null && classes.at().isBefore(all.at())) ? classes : all;
  }

  /**
   * Without a limit of its own it may take what memory there is, if the heap does not end first.
   */
  private void addMemory(Ledger ledger, ProcessReading process, Trend total) {
    Long limit = process.memoryLimit();
    Long taken = process.rss();
    Forecast heap = scene.heapForecast();
    if (limit != null && taken != null && (heap == null || ResourceEvidence.isFar(scene, heap))) {
      Forecast full = Forecaster.exhaustion(total, (double) limit - taken, scene.now());
      if (full != null && ResourceEvidence.isFar(scene, full)) {
        String of = Words.bytes(limit) + " of memory";
        ResourceEvidence.addHorizon(ledger, scene, "metaspace", of, full, true);
      }
    }
  }

  private static String limit(OutsideReading now) {
    Long max = now.metaspaceMax();
    Long space = now.classSpaceMax();
    if (max != null) {
      return Words.bytes(max);
    }
    return space == null ? "" : Words.bytes(space) + " for classes";
  }

  private Suspect suspect(LoaderTrack loader, Trend trend, boolean many) {
    String type = loader.last().loaderClass();
    String name = "class loaders " + type;
    // Whoever keeps an object of each class, or each class, keeps the classes.
    HolderTrack held =
        suspects.heldBy(
            name,
            NonHeapSuspects.names(many ? type : null, loader.pattern(), "java.lang.Class"),
            trend);
    return NonHeapSuspects.made(
        SuspectKind.CLASS_LOADER,
        name,
        held,
        loader.pattern() != null ? loader.pattern() : type,
        loader.site(),
        List.of(name, type),
        many ? loader.last().loaders() : loader.last().classes(),
        trend);
  }
}
