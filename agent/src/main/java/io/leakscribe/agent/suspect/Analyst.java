package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LiveSetReading.Basis;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Forecaster;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.agent.trend.TrendAnalyzer;
import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the probes saw, bounded, and weighs it when asked.
 *
 * <p>Pure: time comes with the observations. Not thread-safe.
 */
public final class Analyst {
  private static final int MOST_SUSPECTS = 5;
  private static final int MOST_HOLDERS = 2000;

  /** Share of the heap from which on a holder explains what stays alive. */
  private static final double LARGE = 0.1;

  /**
   * Bytes per second up to which sampling is taken to be free: it was within the noise at 0.1 GB
   * for each second of CPU, and cost 4 to 9 % of the CPU at 7 GB.
   */
  private static final double CHEAP_TO_SAMPLE = 1e9;

  /** A holder that the probe stopped reporting for as long is forgotten. */
  private static final Duration FORGET_AFTER = Duration.ofHours(1);

  private final TrendAnalyzer analyzer = new TrendAnalyzer();
  private final Past past;
  private final Warmup warmup = new Warmup();
  private final HeapTrack heap = new HeapTrack();
  private final ProcessTrack process = new ProcessTrack();
  private final OutsideHeap outside;
  private final Map<String, HolderTrack> holders = new HashMap<>();
  private final Map<String, LifecycleTrack> lifecycles = new HashMap<>();
  private final Set<String> ofInterest = new TreeSet<>();
  private final OnceSuspected once = new OnceSuspected();
  private List<Considered> considered = List.of();
  private final SurvivorBook survivors = new SurvivorBook();
  private @Nullable Instant settled;
  private @Nullable String lacksPath;
  private boolean growing;

  /**
   * Creates an analyst.
   *
   * @param past what earlier runs left behind
   */
  public Analyst(Past past) {
    this.past = past;
    this.outside = new OutsideHeap(past.recurrences());
  }

  /** Takes the next observation in. */
  public void observe(Observation seen) {
    warmup.observe(seen.time(), seen.uptime(), seen.process().loadedClasses());
    seen.liveSet().forEach(heap::observe);
    seen.holders().forEach(reading -> observe(seen.time(), reading));
    seen.turnovers().forEach(this::observe);
    boolean collected = seen.liveSet().stream().anyMatch(r -> r.basis() == Basis.OLD_RECLAIMED);
    seen.lifecycles().forEach(reading -> observe(seen.time(), reading, collected));
    process.observe(seen);
    outside.observe(seen);
    survivors.observe(seen.time(), seen.survivors());
    attribute(seen);
    holders.values().removeIf(t -> t.lastSeen().isBefore(seen.time().minus(FORGET_AFTER)));
    settle();
  }

  /**
   * Weighs everything seen so far.
   *
   * @param now time of the newest observation
   */
  public Assessment assess(Instant now) {
    if (settled == null) {
      outside.wantEarly(now);
      return new Assessment(now, List.of(), null, List.of(), List.of(), floorBytes(), starting());
    }
    double headroom = heapCeiling() - heap.level(now, process.last().heapUsed());
    TrendBook trends = new TrendBook(analyzer, now, settled, headroom);
    Scene scene = scene(now, settled, trends);
    growing = scene.heapTrend().growing() || scene.envelopeTrend().growing();
    List<RankedSuspect> suspects = suspects(scene, trends);
    List<Exhaustion> forecasts =
        suspects.isEmpty() ? List.of() : forecasts(scene, trends, suspects.get(0));
    suspects.forEach(once::remember);
    Diagnosis diagnosis = suspects.isEmpty() ? Diagnosis.NONE : diagnosis(scene, suspects.get(0));
    return new Assessment(
        now,
        suspects,
        forecasts.isEmpty() ? null : forecasts.get(0),
        forecasts,
        Hypotheses.cleared(diagnosis.hypotheses()),
        floorBytes(),
        scene.heapTrend(),
        diagnosis,
        outside.levels(once.levels(holders, lifecycles.values())),
        outside.notLeaks(scene, trends));
  }

  /** What else would help to know, and is only looked for on suspicion. */
  public Set<Wanted> wanted() {
    return outside.wanted();
  }

  /** Holders that grow, of which it would help to know what they hold. */
  public Set<String> holdersOfInterest() {
    return Set.copyOf(ofInterest);
  }

  /** The cases that the newest assessment weighed, suspects or not. */
  public List<Considered> considered() {
    return considered;
  }

  /** The weights of the ledger in nats, by sign, {@code PRIOR} among them. */
  public static Map<String, Double> weights() {
    Map<String, Double> weights = new TreeMap<>();
    for (Sign sign : Sign.values()) {
      weights.put(sign.name(), sign.weight);
    }
    weights.put("PRIOR", Sign.PRIOR);
    return weights;
  }

  /**
   * Whether there is a sign that memory grows, so that it pays to look for holders beyond plain
   * fields. A weak one will do: looking is cheap, and what it finds has to be watched for a while
   * before it says anything.
   */
  public boolean wantsReach() {
    return settled != null && heap.mayGrow(process.last().heapUsed(), heapMax());
  }

  /** Whether the best suspect names a holder and is sure of it. */
  public static boolean explains(Assessment now) {
    return now.suspects().stream()
        .limit(1)
        .anyMatch(s -> s.suspect().holder() != null && s.verdict() == Verdict.CONFIRMED);
  }

  /**
   * Whether allocations should be sampled: the application is up, and it allocates so little that
   * sampling costs nothing, or something grows.
   */
  public boolean wantsSurvivors() {
    Double allocated = process.last().allocatedPerSecond();
    return settled != null
        && (growing || !ofInterest.isEmpty() || allocated == null || allocated < CHEAP_TO_SAMPLE);
  }

  /** Fingerprint of the best suspect if nobody knows yet what holds it; else null. */
  public @Nullable String lacksPath() {
    return lacksPath;
  }

  /** Best knowledge of the live set in bytes. */
  public long liveBytes(Instant now) {
    return Math.round(heap.level(now, process.last().heapUsed()));
  }

  private void observe(Instant time, HolderReading reading) {
    HolderTrack track = holders.get(reading.holder());
    if (track != null) {
      track.observe(time, reading);
    } else if (holders.size() < MOST_HOLDERS) {
      holders.put(reading.holder(), new HolderTrack(reading, time));
    }
  }

  private void observe(TurnoverReading reading) {
    HolderTrack track = holders.get(reading.holder());
    if (track != null) {
      track.observe(reading);
    }
  }

  private void observe(Instant time, LifecycleReading reading, boolean collected) {
    LifecycleTrack track = lifecycles.get(reading.kind() + reading.type());
    if (track != null) {
      track.observe(time, reading, collected);
    } else if (lifecycles.size() < MOST_HOLDERS) {
      lifecycles.put(reading.kind() + reading.type(), new LifecycleTrack(reading, time));
    }
  }

  private void attribute(Observation seen) {
    for (LiveSetReading reading : seen.liveSet()) {
      if (settled != null && reading.basis() == Basis.OLD_RECLAIMED) {
        holders.values().forEach(t -> t.attribution.add(t.last().entries(), reading.bytes()));
      }
    }
  }

  private void settle() {
    if (settled == null && warmup.end() != null) {
      settled = warmup.end();
      holders.values().forEach(HolderTrack::restartBalance);
      outside.settled();
    }
  }

  private Scene scene(Instant now, Instant from, TrendBook trends) {
    double level = heap.level(now, process.last().heapUsed());
    long max = heapCeiling();
    Trend floor = trends.ofLiveSet(heap.floor);
    return new Scene(
        now,
        from,
        floor,
        trends.ofLiveSet(heap.envelope),
        level,
        max,
        Forecaster.exhaustion(heap.floor, floor, max, now),
        heap.overTime,
        lifecycles.values());
  }

  /** The platform may not tell: then nothing is foreseen. */
  private long heapMax() {
    long max = process.last().heapMax();
    return max > 0 ? max : Long.MAX_VALUE;
  }

  /** The heap cannot grow to its maximum where the container's limit comes first. */
  private long heapCeiling() {
    return Math.min(heapMax(), outside.roomForHeap());
  }

  private List<RankedSuspect> suspects(Scene scene, TrendBook trends) {
    Cases cases = new Cases(scene, trends, past.recurrences(), process, survivors);
    ofInterest.clear();
    List<RankedSuspect> found = new ArrayList<>();
    for (HolderTrack track : holders.values()) {
      boolean worth = TrendAnalyzer.worthAnalyzing(track.entries);
      if ((worth || once.holds(track.last().holder())) && trends.ofHolder(track).growing()) {
        ofInterest.add(track.last().holder());
        add(found, cases.against(track));
      }
    }
    for (LifecycleTrack track : lifecycles.values()) {
      if (found.stream().noneMatch(s -> names(s, track.last()))) {
        add(found, cases.against(track));
      }
    }
    addSurvivors(found, cases, trends);
    considered = cases.considered();
    List<RankedSuspect> ranked = rank(outside.join(found, scene, trends, holders.values()));
    lacksPath = ranked.isEmpty() ? null : lacksPath(ranked.get(0).suspect());
    return ranked;
  }

  /**
   * A site speaks for itself where no holder is known that may hold what it allocates. Where one
   * is, its bound and its turnover decide: to its site, a cache that fills looks like a leak.
   */
  private void addSurvivors(List<RankedSuspect> found, Cases cases, TrendBook trends) {
    SurvivorTrack best = survivors.best();
    if (best != null
        && found.stream().noneMatch(s -> best.leakingClass().equals(s.suspect().leakingClass()))
        && holders.values().stream().noneMatch(track -> mayHold(track, best, trends))) {
      add(found, cases.against(best));
    }
  }

  /** Whether a known holder has them: then it is for the holder's own case to say. */
  private boolean mayHold(HolderTrack track, SurvivorTrack site, TrendBook trends) {
    HolderReading reading = track.last();
    if (reading.holder().equals(site.last().holder())) {
      return true;
    }
    boolean fits = site.fits(reading.holder(), reading.sampled().classes());
    if (fits && (reading.bound().kind() != Bound.Kind.NONE || isLarge(reading))) {
      return true; // it may have stopped growing just now
    }
    return (track.attribution.isClear() || fits)
        && TrendAnalyzer.worthAnalyzing(track.entries)
        && trends.ofHolder(track).growing();
  }

  private boolean isLarge(HolderReading reading) {
    Long each = reading.sampled().bytesEach();
    return each != null && (double) each * reading.entries() >= LARGE * heapMax();
  }

  private static @Nullable String lacksPath(Suspect suspect) {
    return suspect.holder() == null && suspect.path().isEmpty() ? suspect.fingerprint() : null;
  }

  private static void add(List<RankedSuspect> found, @Nullable RankedSuspect suspect) {
    if (suspect != null) {
      found.add(suspect);
    }
  }

  private static boolean names(RankedSuspect suspect, LifecycleReading reading) {
    String holder = suspect.suspect().holder();
    return holder != null && reading.heldBy().contains(holder);
  }

  private static List<RankedSuspect> rank(List<RankedSuspect> found) {
    List<RankedSuspect> sorted =
        found.stream().sorted(Ranking.BEST_FIRST).limit(MOST_SUSPECTS).toList();
    return IntStream.range(0, sorted.size())
        .mapToObj(i -> Ranking.withRank(sorted.get(i), i + 1))
        .toList();
  }

  private List<Exhaustion> forecasts(Scene scene, TrendBook trends, RankedSuspect best) {
    Forecast byHolder = byHolder(scene, trends, best.suspect().holder());
    Forecast heapFull = scene.heapForecast() != null ? scene.heapForecast() : byHolder;
    String resource = heapCeiling() < heapMax() ? "container" : "heap";
    return Stream.concat(
            Stream.of(
                    exhaustion(resource, heapFull),
                    exhaustion("container", process.containerForecast(analyzer, scene)))
                .filter(Objects::nonNull),
            outside.forecasts().stream())
        .sorted(Comparator.comparing(Exhaustion::at))
        .toList();
  }

  /** Before the live set itself can tell: from the holder's growth and the size of its entries. */
  private @Nullable Forecast byHolder(Scene scene, TrendBook trends, @Nullable String holder) {
    HolderTrack track = holder == null ? null : holders.get(holder);
    return track == null ? scene.forecastByRise() : scene.forecastBy(track, trends.ofHolder(track));
  }

  private static @Nullable Exhaustion exhaustion(String resource, @Nullable Forecast forecast) {
    return forecast == null
        ? null
        : new Exhaustion(resource, forecast.at(), forecast.earliest(), forecast.latest());
  }

  private Diagnosis diagnosis(Scene scene, RankedSuspect best) {
    Grounds grounds = new Grounds(best.suspect(), bound(best), scene, process, heap, past);
    return new Diagnosis(
        Hypotheses.about(grounds), RestartGains.of(grounds), Undecided.about(best, scene, heap));
  }

  private @Nullable Long bound(RankedSuspect best) {
    String holder = best.suspect().holder();
    HolderTrack track = holder == null ? null : holders.get(holder);
    return track == null || track.last().bound().limit() == 0
        ? null
        : (Long) track.last().bound().limit();
  }

  private @Nullable Long floorBytes() {
    LiveSetReading last = heap.last();
    return last == null ? null : (Long) last.bytes();
  }

  private static Trend starting() {
    return new Trend(
        Trend.Shape.CANNOT_TELL,
        0,
        0,
        0,
        null,
        Duration.ZERO,
        0,
        1,
        "the application is still starting: class loading has not settled");
  }
}
