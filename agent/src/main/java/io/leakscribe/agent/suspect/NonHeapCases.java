package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Forecaster;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds the cases against threads, class loaders and direct buffers. What uses the resource is
 * counted by name; its growth and that of the resource as a whole are two observations, and only
 * both together confirm. Not thread-safe.
 */
final class NonHeapCases {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");
  private static final String BUFFER = "java.nio.DirectByteBuffer";
  private static final int FEW_READINGS = 8;
  private static final int MANY_THREADS = 50;
  private static final double NEARLY_ALL = 0.95;
  private static final int ENOUGH_CALLS = 20;
  private static final double GIVES_BACK = 0.6;
  private static final int ENOUGH_COLLECTIONS = 3;

  private final Scene scene;
  private final TrendBook trends;
  private final OutsideTrack track;
  private final Collection<HolderTrack> holders;
  private final Collection<SurvivorReading> survivors;
  private final Map<String, TurnoverReading> turnovers;
  private final Map<String, Recurrence> history;
  private final List<RankedSuspect> found = new ArrayList<>();
  private final List<Exhaustion> forecasts = new ArrayList<>();

  NonHeapCases(
      Scene scene,
      TrendBook trends,
      OutsideTrack track,
      Collection<HolderTrack> holders,
      Collection<SurvivorReading> survivors,
      Map<String, TurnoverReading> turnovers,
      Map<String, Recurrence> history) {
    this.scene = scene;
    this.trends = trends;
    this.track = track;
    this.holders = holders;
    this.survivors = survivors;
    this.turnovers = turnovers;
    this.history = history;
  }

  /** All cases that are enough to suspect. */
  List<RankedSuspect> all() {
    OutsideReading now = track.last();
    ProcessReading process = track.process();
    if (now != null && process != null) {
      threads(now, process);
      loaders(now, process);
      direct(now, process);
    }
    return found;
  }

  /** When the resources of the suspects are used up. */
  List<Exhaustion> forecasts() {
    return forecasts;
  }

  private void threads(OutsideReading now, ProcessReading process) {
    Trend total = trends.ofCounts(track.threads);
    Long max = now.threadsMax();
    Forecast full =
        max == null ? null : Forecaster.exhaustion(track.threads, total, max, scene.now());
    for (ThreadTrack group : track.groups.values()) {
      Trend trend = trends.ofCounts(group.threads);
      if (trend.growing()) {
        Ledger ledger = new Ledger();
        String what = "threads named " + group.last().pattern();
        ResourceEvidence.addCount(ledger, what, group.last().threads(), trend);
        ResourceEvidence.addTurnover(
            ledger, group.started(), group.ended(), "of them were seen to start, and", "to end.");
        addPools(ledger, group);
        ResourceEvidence.addResource(
            ledger, "The number of live threads", total, process.threads(), Words::count);
        String limit = max == null ? "" : Words.count(max) + " threads";
        // Threads by the hundred that all wait and never ended need no limit to be wrong.
        boolean forEver = addWaiting(ledger, group);
        ResourceEvidence.addHorizon(ledger, scene, "the process", limit, full, !forEver);
        if (judge(ledger, suspect(group, trend))) {
          foresee("threads", full);
        }
      }
    }
  }

  private static boolean addWaiting(Ledger ledger, ThreadTrack group) {
    ThreadGroupReading last = group.last();
    boolean forEver =
        last.pools() == 0
            && last.threads() >= MANY_THREADS
            && group.started() >= MANY_THREADS
            && group.ended() == 0
            && last.waiting() >= NEARLY_ALL * last.threads();
    if (forEver) {
      ledger.add(
          Sign.THREADS_WAIT_FOR_EVER,
          Words.count(last.waiting())
              + " of the "
              + Words.count(last.threads())
              + " wait, and none that was started has ended.");
    }
    return forEver;
  }

  private void addPools(Ledger ledger, ThreadTrack group) {
    ThreadGroupReading last = group.last();
    boolean pilesUp = last.pools() > 1 && trends.ofCounts(group.pools).growing();
    if (pilesUp) {
      ledger.add(
          Sign.EXECUTORS_PILE_UP,
          "They belong to "
              + Words.count(last.pools())
              + " executors, and the number of executors grows as theirs does: executors are made"
              + " and not shut down.");
      ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
    } else if (last.pools() > 0 && last.poolMax() < Long.MAX_VALUE) {
      ledger.add(
          last.threads() <= last.poolMax() ? Sign.WITHIN_BOUND : Sign.BOUND_EXCEEDED,
          "Their "
              + Words.count(last.pools())
              + " executor(s) may have "
              + Words.count(last.poolMax())
              + " threads together.");
    } else {
      ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
      addIdle(ledger, group);
    }
  }

  /** A pool without a bound lets its workers go once they were idle for long enough. */
  private void addIdle(Ledger ledger, ThreadTrack group) {
    Instant begin = group.firstSeen().isAfter(scene.from()) ? group.firstSeen() : scene.from();
    Duration watched = Duration.between(begin, scene.now());
    Duration idle = Duration.ofSeconds(group.last().idleSeconds());
    if (!idle.isZero() && watched.compareTo(idle.multipliedBy(2)) < 0) {
      ledger.add(
          Sign.IDLE_TIME_NOT_REACHED,
          "Its idle workers end after "
              + Words.duration(idle)
              + ", and it has been watched for "
              + Words.duration(watched)
              + ".");
    }
  }

  private void loaders(OutsideReading now, ProcessReading process) {
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
        if (judge(ledger, suspect(loader, trend, many))) {
          foresee("metaspace", full);
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
    Instant since = begin(total);
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
    Forecast all =
        max == null ? null : Forecaster.exhaustion(track.metaspace, total, max, scene.now());
    Trend space = trends.of(track.classSpace, Options.liveSet());
    Forecast classes =
        spaceMax == null
            ? null
            : Forecaster.exhaustion(track.classSpace, space, spaceMax, scene.now());
    return all == null || (classes != null && classes.at().isBefore(all.at())) ? classes : all;
  }

  private static String limit(OutsideReading now) {
    Long max = now.metaspaceMax();
    Long space = now.classSpaceMax();
    if (max != null) {
      return Words.bytes(max);
    }
    return space == null ? "" : Words.bytes(space) + " for classes";
  }

  private void direct(OutsideReading now, ProcessReading process) {
    Trend count = trends.of(track.directBuffers, Options.counts().withMateriality(8, 0.1));
    Trend bytes = trends.of(track.direct, Options.liveSet());
    if (!count.growing()) {
      return;
    }
    Long max = process.directMax();
    Forecast full =
        max == null ? null : Forecaster.exhaustion(track.direct, bytes, max, scene.now());
    Ledger ledger = new Ledger();
    ResourceEvidence.addCount(ledger, "direct buffers", now.directBuffers(), count);
    addFreed(ledger, count);
    ledger.add(Sign.HOLDER_UNBOUNDED, "Nothing bounds their number.");
    ResourceEvidence.addResource(ledger, "Direct memory", bytes, process.direct(), Words::bytes);
    String limit = max == null ? "" : Words.bytes(max);
    ResourceEvidence.addHorizon(ledger, scene, "direct memory", limit, full, true);
    if (judge(ledger, suspectOfDirect(now, process, count, bytes))) {
      foresee("direct", full);
    }
  }

  /** Buffers are freed when a collection finds them unreachable, those that lived long seldom. */
  private void addFreed(Ledger ledger, Trend count) {
    Instant since = begin(count);
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

  private Instant begin(Trend trend) {
    Instant since = trend.since();
    return since == null || since.isBefore(scene.from()) ? scene.from() : since;
  }

  private Suspect suspect(ThreadTrack group, Trend trend) {
    ThreadGroupReading last = group.last();
    String name = "threads " + last.pattern();
    HolderTrack held =
        heldBy(name, names(last.poolClass(), last.taskClass(), "java.lang.Thread"), trend);
    List<String> path = new ArrayList<>(List.of(name));
    if (last.poolClass() != null) {
      path.add(last.poolClass());
    }
    return made(
        SuspectKind.THREAD, name, held, last.taskClass(), last.site(), path, last.threads(), trend);
  }

  private Suspect suspect(LoaderTrack loader, Trend trend, boolean many) {
    String type = loader.last().loaderClass();
    String name = "class loaders " + type;
    HolderTrack held =
        many ? heldBy(name, names(type, loader.pattern(), "java.lang.Class"), trend) : null;
    return made(
        SuspectKind.CLASS_LOADER,
        name,
        held,
        loader.pattern() != null ? loader.pattern() : type,
        loader.site(),
        List.of(name, type),
        many ? loader.last().loaders() : loader.last().classes(),
        trend);
  }

  private Suspect suspectOfDirect(
      OutsideReading now, ProcessReading process, Trend count, Trend bytes) {
    SurvivorReading sampled =
        survivors.stream()
            .filter(reading -> reading.objectClass().startsWith(BUFFER))
            .findFirst()
            .orElse(null);
    HolderTrack held = heldBy("direct buffers", names(BUFFER), count);
    Suspect plain =
        made(
            SuspectKind.DIRECT_MEMORY,
            sampled != null && sampled.holder() != null ? sampled.holder() : "direct buffers",
            held,
            BUFFER,
            sampled == null ? null : sampled.site(),
            List.of("direct buffers", BUFFER),
            now.directBuffers(),
            count);
    Double perHour = bytes.growing() ? (Double) (bytes.perSecond() * 3600) : null;
    return copy(plain, plain.insertionSite(), process.direct(), perHour);
  }

  private static Set<String> names(@Nullable String... some) {
    Set<String> names = new HashSet<>();
    for (String one : some) {
      if (one != null) {
        names.add(one);
      }
    }
    return names;
  }

  /** A collection that grows with it and holds such objects is who keeps them. */
  private @Nullable HolderTrack heldBy(String name, Set<String> classes, Trend trend) {
    String before = track.heldBy.get(name);
    for (HolderTrack holder : holders) {
      if (holder.last().holder().equals(before) || keeps(holder, classes, trend)) {
        track.heldBy.put(name, holder.last().holder());
        return holder;
      }
    }
    return null;
  }

  private boolean keeps(HolderTrack holder, Set<String> classes, Trend trend) {
    if (holder.last().elementClasses().stream()
        .noneMatch(
            type ->
                classes.contains(type)
                    || classes.contains(NUMBERS.matcher(type).replaceAll("#")))) {
      return false;
    }
    Trend own = trends.ofHolder(holder);
    double rate = own.perSecond() / trend.perSecond();
    return own.growing() && rate > 0.5 && rate < 2;
  }

  private static Suspect made(
      SuspectKind kind,
      String name,
      @Nullable HolderTrack held,
      @Nullable String leaking,
      @Nullable String site,
      List<String> path,
      long count,
      Trend trend) {
    String holder = held == null ? name : held.last().holder();
    return new Suspect(
        1,
        0,
        kind,
        Fingerprint.of(kind, holder, leaking),
        holder,
        held == null ? null : held.last().holderType(),
        leaking,
        site,
        null,
        held == null ? path : List.of(held.last().holder(), held.last().holderType(), name),
        count,
        trend.perSecond() * 3600,
        null,
        null,
        trend.since(),
        List.of());
  }

  private static Suspect copy(
      Suspect s, @Nullable String insertionSite, @Nullable Long bytes, @Nullable Double perHour) {
    return new Suspect(
        s.rank(),
        s.confidence(),
        s.kind(),
        s.fingerprint(),
        s.holder(),
        s.holderType(),
        s.leakingClass(),
        s.allocationSite(),
        insertionSite,
        s.path(),
        s.entries(),
        s.entriesPerHour(),
        bytes,
        perHour,
        s.since(),
        s.evidence());
  }

  private boolean judge(Ledger ledger, Suspect details) {
    Recurrence earlier = history.get(details.fingerprint());
    if (earlier != null) {
      ledger.add(
          Sign.SAME_AS_BEFORE,
          "The same was suspected in " + Words.count(earlier.runs()) + " earlier run(s).");
    }
    TurnoverReading turnover = turnovers.get(String.valueOf(details.holder()));
    if (turnover != null) {
      addCalls(ledger, turnover);
    }
    Verdict verdict = ledger.verdict();
    if (verdict == null) {
      return false;
    }
    found.add(
        new RankedSuspect(
            insertedAt(turnover, details).withLedger(ledger.confidence(), ledger.evidence()),
            verdict,
            true));
    return true;
  }

  /** A pool takes out what it puts in; it grows to the peak of its load. */
  private static void addCalls(Ledger ledger, TurnoverReading turnover) {
    if (turnover.insertions() >= ENOUGH_CALLS
        && turnover.removals() >= GIVES_BACK * turnover.insertions()) {
      ledger.add(
          Sign.GIVES_BACK_WHAT_IT_TAKES,
          Words.brief(turnover.holder())
              + " had "
              + Words.count(turnover.insertions())
              + " insertions and "
              + Words.count(turnover.removals())
              + " removals in "
              + Words.duration(turnover.watched())
              + ": what it holds is used again.");
    }
  }

  private static Suspect insertedAt(@Nullable TurnoverReading turnover, Suspect s) {
    if (turnover == null || turnover.insertionSite() == null) {
      return s;
    }
    return copy(s, turnover.insertionSite(), s.bytes(), s.bytesPerHour());
  }

  private void foresee(String resource, @Nullable Forecast forecast) {
    if (forecast != null && forecasts.stream().noneMatch(e -> e.resource().equals(resource))) {
      forecasts.add(
          new Exhaustion(resource, forecast.at(), forecast.earliest(), forecast.latest()));
    }
  }
}
