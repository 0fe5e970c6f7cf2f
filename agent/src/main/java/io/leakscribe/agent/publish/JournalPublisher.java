package io.leakscribe.agent.publish;

import io.leakscribe.agent.alert.Turn;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.NotALeak;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.SeriesNames;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns what happened into events of this run, in order. Thread-safe. */
public final class JournalPublisher {
  private static final int MOST_SERIES = 20;
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofHours(1);

  private final String service;
  private final String instance;
  private final String run;
  private final EventLog log;
  private final Consumer<String> counter;
  private final UnaryOperator<Instant> wall;
  private final Map<NotALeak.Kind, Instant> lastTrue = new EnumMap<>(NotALeak.Kind.class);
  private final Set<String> followed = new LinkedHashSet<>();
  private long seq;
  private @Nullable Instant lastSample;
  private double longestStall;

  /**
   * Creates the publisher of a run.
   *
   * @param run id of the run, see {@link RunIds#create}
   * @param log where events go; only ever called by one thread at a time
   * @param counter takes the type of each event, for the metric
   * @param wall what the wall clock calls a moment; all times given here are of a steady clock
   */
  public JournalPublisher(
      String service,
      String instance,
      String run,
      EventLog log,
      Consumer<String> counter,
      UnaryOperator<Instant> wall) {
    this.service = service;
    this.instance = instance;
    this.run = run;
    this.log = log;
    this.counter = counter;
    this.wall = wall;
  }

  /** Appends an event that is made from its origin. */
  public synchronized void publish(Instant time, Function<Origin, Event> event) {
    Event made = event.apply(new Origin(wall.apply(time), service, instance, run, ++seq));
    log.append(made);
    counter.accept(made.type());
  }

  /** Tells what an earlier run's end and version say about this start. */
  public synchronized void past(Instant now, History.Findings past) {
    follow(past.holders());
    past.lost().forEach(lost -> publish(now, lost::event));
    History.Deploy deploy = past.deploy();
    if (deploy != null) {
      publish(now, origin -> new Event.DeployDetected(origin, deploy.from(), deploy.to()));
    }
  }

  /**
   * Has samples tell of these holders however small they become: that a holder does not grow any
   * more is shown by its readings, and after a fix it is not among the largest. Only so many as
   * leave room for others.
   */
  public synchronized void follow(Collection<String> holders) {
    for (String holder : holders) {
      if (followed.size() < MOST_SERIES / 2) {
        followed.add(holder);
      }
    }
  }

  /** Tells the turns of incidents. */
  public void turns(Instant now, List<Turn> turns) {
    for (Turn turn : turns) {
      publish(now, origin -> event(origin, turn));
    }
  }

  /**
   * Tells what is no leak, once when it becomes true; again only when it had been untrue for an
   * hour.
   *
   * @return what was told
   */
  public synchronized List<NotALeak> verdicts(Instant now, List<NotALeak> verdicts) {
    List<NotALeak> told = new ArrayList<>();
    for (NotALeak verdict : verdicts) {
      Instant before = lastTrue.put(verdict.kind(), now);
      if (before == null || before.plus(TOLD_AGAIN_AFTER).isBefore(now)) {
        publish(
            now, origin -> new Event.NotALeak(origin, verdict.kind().label(), verdict.statement()));
        told.add(verdict);
      }
    }
    return told;
  }

  /** Notes by how much the agent's thread woke too late; the longest goes into the next sample. */
  public synchronized void stalled(double seconds) {
    longestStall = Math.max(longestStall, seconds);
  }

  /** Writes a sample when it is time for one; whether it was. */
  public synchronized boolean sample(Observation seen, Assessment assessed) {
    Instant last = lastSample;
    if (last != null && seen.time().isBefore(last.plus(SampleSchedule.interval(seen.uptime())))) {
      return false;
    }
    lastSample = seen.time();
    follow(ShownHolders.suspected(assessed.suspects()));
    Map<String, Double> series = series(seen, assessed.suspects(), followed);
    put(series, SeriesNames.LONGEST_STALL, longestStall);
    longestStall = 0;
    publish(
        seen.time(),
        origin ->
            new Event.Sample(origin, assessed.floorBytes(), seen.process().heapMax(), series));
    return true;
  }

  private Suspect told(Suspect suspect) {
    Instant since = suspect.since();
    return since == null ? suspect : suspect.withSince(wall.apply(since));
  }

  private @Nullable Exhaustion told(@Nullable Exhaustion foreseen) {
    return foreseen == null
        ? null
        : new Exhaustion(
            foreseen.resource(),
            wall.apply(foreseen.at()),
            wall.apply(foreseen.earliest()),
            foreseen.latest() == null ? null : wall.apply(foreseen.latest()));
  }

  private Event event(Origin origin, Turn turn) {
    if (turn instanceof Turn.Leak leak) {
      return new Event.Leak(
          origin,
          leak.stage(),
          leak.incident(),
          leak.suspects().stream().map(this::told).toList(),
          told(leak.exhaustion()),
          leak.ruledOut(),
          leak.diagnosis());
    }
    if (turn instanceof Turn.Cleared cleared) {
      return new Event.HypothesisRuledOut(
          origin, cleared.incident(), cleared.what().hypothesis(), cleared.what().evidence());
    }
    Turn.Resolved resolved = (Turn.Resolved) turn;
    return new Event.LeakResolved(origin, resolved.incident(), resolved.reason());
  }

  private static Map<String, Double> series(
      Observation seen, List<RankedSuspect> suspects, Set<String> followed) {
    Map<String, Double> series = new HashMap<>();
    process(series, seen.process());
    ShownHolders.of(seen.holders(), suspects, followed, MOST_SERIES)
        .forEach((holder, entries) -> put(series, SeriesNames.HOLDER + holder, entries));
    bounds(series, seen.holders());
    List<LifecycleReading> lifecycles = new ArrayList<>(seen.lifecycles());
    lifecycles.sort(LargestFirst.ORDER);
    for (LifecycleReading one : lifecycles.subList(0, Math.min(MOST_SERIES, lifecycles.size()))) {
      lifecycle(series, one);
    }
    return series;
  }

  /** What holders declare: the next version may declare something else. */
  private static void bounds(Map<String, Double> series, List<HolderReading> holders) {
    for (HolderReading holder : holders) {
      if (holder.bound().limit() > 0 && series.containsKey(SeriesNames.HOLDER + holder.holder())) {
        put(series, SeriesNames.HOLDER_BOUND + holder.holder(), holder.bound().limit());
      }
    }
  }

  private static void process(Map<String, Double> series, ProcessReading process) {
    put(series, SeriesNames.HEAP_USED, process.heapUsed());
    put(series, SeriesNames.RSS, process.rss());
    put(series, SeriesNames.METASPACE, process.metaspace());
    put(series, SeriesNames.DIRECT, process.direct());
    put(series, SeriesNames.THREADS, process.threads());
    put(series, SeriesNames.GC_TIME_SHARE, process.gcTimeShare());
    put(series, SeriesNames.CPU_CORES, process.cpuCores());
    put(series, SeriesNames.ALLOCATION_RATE, process.allocatedPerSecond());
    OutsideReading outside = process.outside();
    if (outside != null) {
      put(series, SeriesNames.HEAP_COMMITTED, outside.heapCommitted());
      put(series, SeriesNames.CODE_CACHE, outside.codeCache());
      put(series, SeriesNames.DIRECT_BUFFERS, outside.directBuffers());
      put(series, SeriesNames.CLASSES, process.loadedClasses());
    }
  }

  private static void lifecycle(Map<String, Double> series, LifecycleReading one) {
    if (one.kind() == LifecycleReading.Kind.CACHE_ENTRY) {
      put(series, SeriesNames.CACHE_RETAINED + one.type(), one.retained());
      return;
    }
    put(series, SeriesNames.SESSIONS_LIVE + one.type(), one.live());
    put(series, SeriesNames.SESSIONS_CREATED + one.type(), one.created());
    put(series, SeriesNames.SESSIONS_ENDED + one.type(), one.ended());
    put(series, SeriesNames.SESSIONS_RETAINED + one.type(), one.retained());
  }

  private static void put(Map<String, Double> series, String name, @Nullable Number value) {
    if (value != null && Double.isFinite(value.doubleValue())) {
      series.merge(name, value.doubleValue(), Double::sum);
    }
  }
}
