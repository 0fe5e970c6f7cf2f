package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The agent's metrics, in a registry of its own. Label sets are bounded: at most {@value #MOST} of
 * a kind, and those not seen any more are taken away.
 *
 * <p>Thread-safe: one thread updates, others scrape.
 */
public final class Metrics implements AutoCloseable {
  static final int MOST = 20;

  private static final List<String> EVENT_TYPES =
      List.of(
          "agent.started",
          "agent.stopped",
          "run.lost",
          "deploy.detected",
          "sample",
          "leak.suspected",
          "leak.confirmed",
          "leak.critical",
          "leak.updated",
          "leak.resolved",
          "hypothesis.ruledOut",
          "verdict.notALeak");
  private static final List<String> RESOURCES =
      List.of("heap", "container", "metaspace", "direct", "threads");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AgentCpu cpu = new AgentCpu();
  private final SessionCounters sessions = new SessionCounters(registry, MOST);
  private final LabelledGauge exhaustion =
      multi("leakscribe.exhaustion.seconds", "Time until a resource is full; +Inf: not foreseen");
  private final LabelledGauge confidence =
      multi("leakscribe.suspect.confidence.ratio", "Probability that this suspect is the leak");
  private final LabelledGauge holders =
      multi("leakscribe.holder.entries", "Entries kept by a holder that is watched");
  private final LabelledGauge cacheEntries =
      multi("leakscribe.cache.entries", "Entries that a cache holds by its own rules");
  private final LabelledGauge cacheRetained =
      multi("leakscribe.cache.evicted.retained", "Entries evicted and still strongly reachable");
  private volatile Level level = new Level(Double.NaN, Double.NaN, 0, 0);
  private volatile SelfCost cost = SelfCost.NONE;
  private @Nullable Update newest;

  /**
   * Creates the registry; every series without a changing label is there from now on.
   *
   * @param agentVersion version of Leakscribe
   * @param serviceVersion what is deployed, null when not known
   */
  public Metrics(String agentVersion, @Nullable String serviceVersion) {
    gauge("leakscribe.heap.floor.bytes", "Live set after the newest old collection", Level::floor);
    gauge("leakscribe.heap.max.bytes", "Largest size that the heap may take", Level::heapMax);
    gauge(
        "leakscribe.heap.floor.growth.bytes.per.second",
        "Growth of the live set, 0 unless it keeps growing",
        Level::growth);
    gauge(
        "leakscribe.incident.state",
        "0 none, 1 suspected, 2 confirmed, 3 critical",
        Level::incidentState);
    counter(
        "leakscribe.agent.cpu.seconds", "CPU time of the agent's threads", m -> m.cpu.seconds());
    counter(
        "leakscribe.agent.pause.seconds",
        "Stop-the-world time caused by gathering evidence",
        m -> m.cost.pauseSeconds());
    counter("leakscribe.agent.errors", "Failures inside the agent", m -> m.cost.errors());
    Gauge.builder("leakscribe.agent.tracked.objects", this, m -> m.cost.trackedObjects())
        .description("Objects that the agent watches by weak references")
        .register(registry);
    Gauge.builder("leakscribe.build.info", () -> 1)
        .description("Version of the agent and of the service")
        .tags(
            "version",
            agentVersion,
            "service_version",
            serviceVersion == null ? "" : serviceVersion)
        .register(registry);
    EVENT_TYPES.forEach(this::events);
    exhaustion(List.of(), Instant.EPOCH);
  }

  /**
   * Says which run of the journal this is, so that a report finds the target of a run. To be called
   * once.
   *
   * @param id of the run
   * @param started when the process started
   */
  public void run(String id, Instant started) {
    Gauge.builder("leakscribe.run.info", () -> 1)
        .description("Id of this run in the journal")
        .tags("run", id)
        .register(registry);
    // The name that clients of Prometheus use: a restart shows, whatever the service publishes.
    Gauge.builder("process.start.time.seconds", () -> started.toEpochMilli() / 1000.0)
        .description("Start of the process since 1970")
        .register(registry);
  }

  /**
   * Takes in what was seen and what the analysis makes of it. Made into series when somebody
   * scrapes: he comes more rarely than this, or never.
   */
  public synchronized void update(Observation seen, Assessment assessed, int incidentState) {
    newest = new Update(seen, assessed, incidentState);
  }

  private synchronized void show() {
    Update update = newest;
    if (update != null) {
      newest = null;
      show(update.seen(), update.assessed(), update.incidentState());
    }
  }

  private void show(Observation seen, Assessment assessed, int incidentState) {
    double growth = assessed.floorTrend().growing() ? assessed.floorTrend().perSecond() : 0;
    Long floor = assessed.floorBytes();
    level =
        new Level(
            floor == null ? Double.NaN : floor, seen.process().heapMax(), growth, incidentState);
    exhaustion(foreseen(assessed), assessed.time());
    confidence(assessed.suspects());
    holders(seen.holders(), assessed.suspects());
    caches(seen.lifecycles());
    sessions.update(seen.lifecycles());
  }

  /** Takes in what the agent costs. */
  public void cost(SelfCost now) {
    cost = now;
  }

  /** Counts the CPU time of threads with these ids as the agent's, whatever they are called. */
  void ownThreads(Set<Long> ids) {
    cpu.count(ids);
  }

  /** Counts an event that was written to the journal. */
  public void event(String type) {
    events(EVENT_TYPES.contains(type) ? type : "other").increment();
  }

  /** The metrics as text, in the format that the scraper accepts. */
  String scrape(String contentType) {
    show();
    // The Prometheus client strips the reserved suffix "_created" from a counter's name.
    return registry
        .scrape(contentType)
        .replace("leakscribe_sessions_made", "leakscribe_sessions_created");
  }

  @Override
  public void close() {
    registry.close();
  }

  private static List<Exhaustion> foreseen(Assessment assessed) {
    Exhaustion nearest = assessed.exhaustion();
    List<Exhaustion> all = new ArrayList<>();
    if (nearest != null) {
      all.add(nearest);
    }
    all.addAll(assessed.forecasts());
    return all;
  }

  private void exhaustion(List<Exhaustion> foreseen, Instant now) {
    Map<Tags, Double> rows = new LinkedHashMap<>();
    for (Exhaustion one : foreseen) {
      if (RESOURCES.contains(one.resource())) {
        rows.putIfAbsent(bound(one.resource(), "earliest"), seconds(now, one.earliest()));
        rows.putIfAbsent(bound(one.resource(), "expected"), seconds(now, one.at()));
        rows.putIfAbsent(bound(one.resource(), "latest"), seconds(now, one.latest()));
      }
    }
    for (String resource : RESOURCES) {
      for (String name : List.of("earliest", "expected", "latest")) {
        rows.putIfAbsent(bound(resource, name), Double.POSITIVE_INFINITY);
      }
    }
    exhaustion.show(rows);
  }

  private static Tags bound(String resource, String name) {
    return Tags.of("resource", resource, "bound", name);
  }

  private static double seconds(Instant now, @Nullable Instant then) {
    return then == null
        ? Double.POSITIVE_INFINITY
        : Math.max(0, Duration.between(now, then).toMillis() / 1000.0);
  }

  private void confidence(List<RankedSuspect> suspects) {
    Map<Tags, Double> rows = new LinkedHashMap<>();
    for (RankedSuspect ranked : suspects.subList(0, Math.min(MOST, suspects.size()))) {
      Suspect suspect = ranked.suspect();
      Tags tags =
          Tags.of(
              "kind", suspect.kind().label(),
              "holder", known(suspect.holder()),
              "leaking_class", known(suspect.leakingClass()));
      rows.merge(tags, suspect.confidence(), Math::max);
    }
    confidence.show(rows);
  }

  private void holders(List<HolderReading> readings, List<RankedSuspect> suspects) {
    Map<Tags, Double> rows = new LinkedHashMap<>();
    ShownHolders.of(readings, suspects, Set.of(), MOST)
        .forEach((holder, entries) -> rows.put(Tags.of("holder", holder), (double) entries));
    holders.show(rows);
  }

  private void caches(List<LifecycleReading> readings) {
    Map<Tags, Double> entries = new LinkedHashMap<>();
    Map<Tags, Double> retained = new LinkedHashMap<>();
    List<LifecycleReading> sorted = new ArrayList<>(readings);
    sorted.sort(LargestFirst.ORDER);
    for (LifecycleReading reading : sorted) {
      Tags tags = Tags.of("cache", reading.type());
      boolean cache = reading.kind() == LifecycleReading.Kind.CACHE_ENTRY;
      if (cache && (entries.size() < MOST || entries.containsKey(tags))) {
        entries.merge(tags, (double) reading.live(), Double::sum);
        retained.merge(tags, (double) reading.retained(), Double::sum);
      }
    }
    cacheEntries.show(entries);
    cacheRetained.show(retained);
  }

  private static String known(@Nullable String name) {
    return name == null ? "" : name;
  }

  private LabelledGauge multi(String name, String description) {
    return new LabelledGauge(MultiGauge.builder(name).description(description).register(registry));
  }

  private void gauge(String name, String description, ToDoubleFunction<Level> value) {
    Gauge.builder(name, this, m -> value.applyAsDouble(m.level))
        .description(description)
        .register(registry);
  }

  private void counter(String name, String description, ToDoubleFunction<Metrics> value) {
    FunctionCounter.builder(name, this, value).description(description).register(registry);
  }

  private Counter events(String type) {
    return Counter.builder("leakscribe.events")
        .description("Events written to the journal")
        .tag("type", type)
        .register(registry);
  }

  /** What was taken in last. */
  private record Update(Observation seen, Assessment assessed, int incidentState) {}

  /** The single values, changed together. */
  private record Level(double floor, double heapMax, double growth, double incidentState) {}
}
