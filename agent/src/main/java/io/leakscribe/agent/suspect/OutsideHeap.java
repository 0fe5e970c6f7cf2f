package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Options;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.agent.trend.TrendAnalyzer;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the analysis that is not about the Java heap. Not thread-safe. */
final class OutsideHeap {
  private static final int MOST_REMEMBERED = 50;
  private static final Duration USUAL_START = Duration.ofSeconds(15);

  private final Map<String, Recurrence> history;
  private final OutsideTrack track = new OutsideTrack();
  private final Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);

  /** Fingerprints of what was suspected, and the name of what to count for them. */
  private final Map<String, String> once = new LinkedHashMap<>();

  /** Newest of each holder. */
  private final Map<String, TurnoverReading> turnovers = new LinkedHashMap<>();

  private List<SurvivorReading> survivors = List.of();
  private List<Exhaustion> forecasts = List.of();
  private List<String> toCount = List.of();

  OutsideHeap(Map<String, Recurrence> history) {
    this.history = history;
  }

  void observe(Observation seen) {
    track.observe(seen);
    survivors = seen.survivors();
    for (TurnoverReading turnover : seen.turnovers()) {
      if (turnovers.size() < MOST_REMEMBERED || turnovers.containsKey(turnover.holder())) {
        turnovers.put(turnover.holder(), turnover);
      }
    }
  }

  void settled() {
    track.restartBalance();
  }

  /** The suspects so far with those outside the heap, each holder once. */
  List<RankedSuspect> join(
      List<RankedSuspect> found, Scene scene, TrendBook trends, Collection<HolderTrack> holders) {
    NonHeapDocket docket = new NonHeapDocket(turnovers, history);
    NonHeapCases.weigh(scene, trends, track, holders, survivors, docket);
    forecasts = List.copyOf(docket.forecasts());
    toCount = List.copyOf(docket.toCount());
    want(trends);
    Map<String, RankedSuspect> all = new LinkedHashMap<>();
    found.forEach(suspect -> all.put(suspect.suspect().fingerprint(), suspect));
    for (RankedSuspect one : docket.found()) {
      remember(one.suspect());
      all.merge(one.suspect().fingerprint(), one, OutsideHeap::both);
    }
    return new ArrayList<>(all.values());
  }

  /** The field that holds what fills a resource outside: the surer of the two cases counts. */
  private static RankedSuspect both(RankedSuspect onHeap, RankedSuspect outside) {
    if (outside.suspect().confidence() >= onHeap.suspect().confidence()) {
      return outside;
    }
    Suspect named =
        outside.suspect().withLedger(onHeap.suspect().confidence(), onHeap.suspect().evidence());
    Verdict surer =
        onHeap.verdict().compareTo(outside.verdict()) > 0 ? onHeap.verdict() : outside.verdict();
    return new RankedSuspect(named, surer, true);
  }

  /** Forecasts for the resources of the suspects that {@link #join} found last. */
  List<Exhaustion> forecasts() {
    return forecasts;
  }

  /** Holders of which it would help to know who puts into them and who takes out. */
  List<String> holdersToCount() {
    return toCount;
  }

  List<NotALeak> notLeaks(Scene scene, TrendBook trends) {
    return new Sizing(scene, trends, track).verdicts();
  }

  /** What is only looked for on suspicion. */
  Set<Wanted> wanted() {
    return Set.copyOf(wanted);
  }

  /**
   * Bytes that the container leaves to the heap beside what the process takes otherwise, {@link
   * Long#MAX_VALUE} where it is not limited.
   */
  long roomForHeap() {
    OutsideReading now = track.last();
    ProcessReading process = track.process();
    Long limit = process == null ? null : process.memoryLimit();
    if (now == null || process == null || limit == null) {
      return Long.MAX_VALUE;
    }
    double beside = OutsideTrack.accounted(process, now) - now.heapCommitted();
    return Math.max(1, limit - (long) beside);
  }

  /** The given levels with those of what was ever suspected here. */
  Map<String, Long> levels(Map<String, Long> others) {
    Map<String, Long> levels = new HashMap<>(others);
    once.forEach((fingerprint, name) -> levels.put(fingerprint, level(name, others, fingerprint)));
    return levels;
  }

  private long level(String name, Map<String, Long> others, String fingerprint) {
    ThreadTrack threads = track.groups.get(name);
    if (threads != null) {
      return threads.last().threads();
    }
    LoaderTrack loaders = track.loaders.get(name);
    if (loaders != null) {
      return Math.max(loaders.last().loaders(), loaders.last().classes());
    }
    OutsideReading now = track.last();
    return name.isEmpty() && now != null
        ? now.directBuffers()
        : others.getOrDefault(fingerprint, 0L);
  }

  private void remember(Suspect suspect) {
    if (once.size() < MOST_REMEMBERED) {
      List<String> path = suspect.path();
      String last = path.isEmpty() ? "" : path.get(path.size() - 1);
      String first = path.isEmpty() ? "" : path.get(0);
      String name = keyOf(first).isEmpty() ? keyOf(last) : keyOf(first);
      once.putIfAbsent(suspect.fingerprint(), name);
    }
  }

  private static String keyOf(String step) {
    if (step.startsWith("threads ")) {
      return step.substring("threads ".length());
    }
    return step.startsWith("class loaders ") ? step.substring("class loaders ".length()) : "";
  }

  /** An application that leaks class loaders looks for long as if it were starting. */
  void wantEarly(Instant now) {
    wanted.clear();
    Instant first = track.metaspace.firstTime();
    if (first != null
        && first.plus(USUAL_START).isBefore(now)
        && TrendAnalyzer.worthAnalyzing(track.metaspace)) {
      wanted.add(Wanted.LOADERS);
    }
  }

  private void want(TrendBook trends) {
    wanted.clear();
    if (track.groups.values().stream().anyMatch(t -> trends.ofCounts(t.threads).growing())) {
      wanted.add(Wanted.THREAD_SITES);
    }
    Trend metaspace = trends.of(track.metaspace, Options.liveSet());
    boolean early = metaspace.shape() == Trend.Shape.CANNOT_TELL;
    if (metaspace.growing() || (early && TrendAnalyzer.worthAnalyzing(track.metaspace))) {
      wanted.add(Wanted.LOADERS);
    }
  }
}
