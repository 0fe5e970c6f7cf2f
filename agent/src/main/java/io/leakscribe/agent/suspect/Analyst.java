package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Forecaster;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.agent.trend.TrendAnalyzer;
import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the probes saw, bounded, and weighs it when asked.
 *
 * <p>Pure: time comes with the observations. Not thread-safe.
 */
public final class Analyst {
  private static final int MOST_SUSPECTS = 5;

  /**
   * Bytes per second up to which sampling is taken to be free: it was within the noise at 0.1 GB
   * for each second of CPU, and cost 4 to 9 % of the CPU at 7 GB.
   */
  private static final double CHEAP_TO_SAMPLE = 1e9;

  private final TrendAnalyzer analyzer = new TrendAnalyzer();
  private final Past past;
  private final Runnable breath;
  private final Warmup warmup = new Warmup();
  private final HeapTrack heap = new HeapTrack();
  private final ProcessTrack process = new ProcessTrack();
  private final OutsideHeap outside;
  private final HolderBook book = new HolderBook();
  private final Set<String> ofInterest = new TreeSet<>();
  private final OnceSuspected once;
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
    this(past, () -> {});
  }

  /**
   * Creates an analyst.
   *
   * @param past what earlier runs left behind
   * @param breath called often, between two pieces of work; may let other threads run
   */
  public Analyst(Past past, Runnable breath) {
    this.past = past;
    this.breath = breath;
    this.outside = new OutsideHeap(past.recurrences());
    this.once = new OnceSuspected(past.recurrences());
  }

  /** Takes what the application has loaded; also before the first observation, in order. */
  public void observe(OwnClasses loaded) {
    warmup.observe(loaded);
  }

  /** Takes the next observation in. */
  public void observe(Observation seen) {
    warmup.observe(seen.time(), seen.uptime(), seen.process().loadedClasses());
    seen.liveSet().forEach(heap::observe);
    book.observe(seen, settled != null);
    breath.run();
    process.observe(seen);
    outside.observe(seen);
    breath.run();
    survivors.observe(seen.time(), seen.survivors());
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
      return new Assessment(
          now, List.of(), null, List.of(), List.of(), floorBytes(), Warmup.starting());
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
        outside.levels(once.levels(book.holders, book.lifecycles.values())),
        outside.notLeaks(scene, trends));
  }

  /** What else would help to know, and is only looked for on suspicion. */
  public Set<Wanted> wanted() {
    return outside.wanted();
  }

  /** Holders that grow, of which it would help to know what they hold. */
  public Set<String> holdersOfInterest() {
    return Collections.unmodifiableSet(new TreeSet<>(ofInterest));
  }

  /**
   * Holders against which so much speaks already that it pays to count who inserts and who removes,
   * which stops the application for moments. The worst first.
   */
  public List<String> holdersToCount() {
    Stream<String> onHeap =
        considered.stream()
            .filter(one -> one.confidence() >= Ledger.COUNTED_AT)
            .sorted(Comparator.comparingDouble(Considered::confidence).reversed())
            .map(Considered::holder)
            .filter(Objects::nonNull);
    return Stream.concat(onHeap, outside.holdersToCount().stream()).distinct().toList();
  }

  /** The cases that the newest assessment weighed, suspects or not. */
  public List<Considered> considered() {
    return considered;
  }

  /** The weights of the ledger in nats, by sign, {@code PRIOR} among them. */
  public static Map<String, Double> weights() {
    return Sign.weights();
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

  private void settle() {
    if (settled == null && warmup.end() != null) {
      settled = warmup.end();
      book.restartBalance();
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
        book.lifecycles.values());
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
    Cases cases = new Cases(scene, book, trends, past.recurrences(), process, survivors);
    ofInterest.clear();
    List<RankedSuspect> found = new ArrayList<>();
    for (HolderTrack track : book.holders.values()) {
      boolean worth = TrendAnalyzer.worthAnalyzing(track.entries);
      if ((worth || once.holds(track.last().holder())) && trends.ofHolder(track).growing()) {
        ofInterest.add(track.last().holder());
        add(found, cases.against(track));
      }
      breath.run();
    }
    for (LifecycleTrack track : book.lifecycles.values()) {
      if (found.stream().noneMatch(s -> names(s, track.last()))) {
        add(found, cases.against(track));
      }
      breath.run();
    }
    SurvivorTrack site = OwnSite.of(survivors, found, book.holders.values(), trends, heapMax());
    if (site != null) {
      add(found, cases.against(site));
    }
    breath.run();
    considered = cases.considered();
    List<RankedSuspect> ranked =
        Ranking.best(outside.join(found, scene, trends, book.holders.values()), MOST_SUSPECTS);
    lacksPath = ranked.isEmpty() ? null : lacksPath(ranked.get(0).suspect());
    return ranked;
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
    HolderTrack track = holder == null ? null : book.holders.get(holder);
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
    HolderTrack track = holder == null ? null : book.holders.get(holder);
    return track == null || track.last().bound().limit() == 0
        ? null
        : (Long) track.last().bound().limit();
  }

  private @Nullable Long floorBytes() {
    LiveSetReading last = heap.last();
    return last == null ? null : (Long) last.bytes();
  }
}
