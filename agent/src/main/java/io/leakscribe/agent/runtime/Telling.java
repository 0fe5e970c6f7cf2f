package io.leakscribe.agent.runtime;

import io.leakscribe.agent.alert.KnownIncident;
import io.leakscribe.agent.alert.Turn;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.options.Identity;
import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.probe.process.Collectors;
import io.leakscribe.agent.probe.process.ProcessProbe;
import io.leakscribe.agent.publish.Beat;
import io.leakscribe.agent.publish.DraftPublisher;
import io.leakscribe.agent.publish.History;
import io.leakscribe.agent.publish.JournalPublisher;
import io.leakscribe.agent.publish.LedgerFile;
import io.leakscribe.agent.publish.Metrics;
import io.leakscribe.agent.publish.MetricsEndpoint;
import io.leakscribe.agent.publish.RunIds;
import io.leakscribe.agent.publish.SelfCost;
import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Considered;
import io.leakscribe.agent.suspect.NotALeak;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.draft.Drafts;
import io.leakscribe.journal.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Everything that the agent tells: journal, heartbeat, metrics and drafts. For the agent's one
 * thread.
 */
final class Telling implements AutoCloseable {
  private static final Duration FIRST_LINES = Duration.ofSeconds(1);
  private static final Duration DRAFT_AT_STOP = Duration.ofSeconds(1);

  /** While an incident is open, its draft is made anew this often, so that its charts go on. */
  private static final Duration REFRESH = Duration.ofSeconds(60);

  private final SteadyClock clock;
  private final RunStart run;
  private final Outbox files;
  private final Metrics metrics;
  private final MetricsEndpoint endpoint;
  private final JournalPublisher journal;
  private final @Nullable DraftPublisher drafts;
  private final @Nullable LedgerFile ledgers;
  private final Consumer<Class<?>> opener;
  private Instant drafted = Instant.MIN;
  private boolean closed;

  private Telling(
      SteadyClock clock,
      RunStart run,
      Outbox files,
      Metrics metrics,
      MetricsEndpoint endpoint,
      @Nullable DraftPublisher drafts,
      @Nullable LedgerFile ledgers,
      Consumer<Class<?>> opener) {
    this.clock = clock;
    this.run = run;
    this.files = files;
    this.metrics = metrics;
    this.endpoint = endpoint;
    this.drafts = drafts;
    this.ledgers = ledgers;
    this.opener = opener;
    Identity identity = run.identity();
    String id = RunIds.create(run.started(), run.pid());
    metrics.run(id, run.started());
    journal =
        new JournalPublisher(
            identity.service(), identity.instance(), id, files, metrics::event, clock::wall);
  }

  /**
   * Opens what can be opened; a line for each that cannot.
   *
   * @param opener opens the package of a class of the JDK to us
   */
  static Telling start(
      SteadyClock clock,
      Options options,
      Map<String, String> effective,
      Consumer<Class<?>> opener,
      Consumer<String> log) {
    RunStart run = RunStart.find(options, effective, log);
    Metrics metrics = new Metrics(Version.ofAgent(), run.identity().version());
    MetricsEndpoint endpoint =
        MetricsEndpoint.start(metrics, options.host(), options.port(), options.webConfig(), log);
    Path serviceDir = run.serviceDir();
    Outbox files = Outbox.start(RunFiles.open(run, log), log);
    DraftPublisher drafts =
        serviceDir == null || !options.drafts()
            ? null
            : new DraftPublisher(incident -> draft(files, serviceDir, incident), log);
    LedgerFile ledgers = ledgers(run, options, log);
    return new Telling(clock, run, files, metrics, endpoint, drafts, ledgers, opener);
  }

  private static void draft(Outbox files, Path serviceDir, String incident) throws IOException {
    files.awaitWritten(Outbox.HANGS); // the draft is made of what the journal has
    Drafts.write(serviceDir, incident);
  }

  private static @Nullable LedgerFile ledgers(RunStart run, Options options, Consumer<String> log) {
    Path serviceDir = run.serviceDir();
    return options.debug() && serviceDir != null
        ? LedgerFile.open(
            serviceDir, RunIds.create(run.started(), run.pid()), Analyst.weights(), log)
        : null;
  }

  /** Keeps what was weighed, if somebody asked for it. */
  void weighed(Instant time, List<Considered> considered) {
    if (ledgers != null) {
      ledgers.write(time, considered);
    }
  }

  /** Tells that the agent is up, and what earlier runs left behind. */
  void started(@Nullable Long memoryLimit) {
    Instant now = clock.instant();
    String version = run.identity().version();
    journal.publish(
        now,
        origin ->
            new Event.AgentStarted(
                origin,
                version == null ? History.UNKNOWN_VERSION : version,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Collectors.name(),
                Runtime.getRuntime().maxMemory(),
                memoryLimit,
                run.pid(),
                endpoint.port(),
                run.effective()));
    journal.follow(knownHolders()); // before those of incidents that are over
    journal.past(now, run.past());
    // Who reads that we are ready may look up our port there.
    files.awaitWritten(FIRST_LINES);
  }

  /** Marks that the process lives while it starts, and nothing else is looked at. */
  void starting(@Nullable Long memoryLimit) {
    Runtime runtime = Runtime.getRuntime();
    files.beat(
        new Beat(
            clock.wall(clock.instant()),
            runtime.totalMemory() - runtime.freeMemory(),
            runtime.maxMemory(),
            -1,
            known(ProcessProbe.resident()),
            known(memoryLimit),
            0));
  }

  /** Makes the drafts of what earlier runs left behind. */
  void recall() {
    Instant now = clock.instant();
    run.past().incidents().forEach(incident -> draft(incident.id(), now));
  }

  /** Where an operator finds us, for one line. */
  String where() {
    return "service '"
        + run.identity().service()
        + "', journal "
        + (run.dir() == null ? "none" : "in '" + run.dir() + "'")
        + ", metrics "
        + (endpoint.port() < 0 ? "none" : "on port " + endpoint.port());
  }

  List<KnownIncident> knownIncidents() {
    return run.past().incidents();
  }

  /** What was held in earlier runs and is not known to be over. */
  List<String> knownHolders() {
    return knownIncidents().stream()
        .map(KnownIncident::holder)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  Past past() {
    return run.past().past();
  }

  void turns(Instant now, List<Turn> turns) {
    journal.turns(now, turns);
    turns.stream().map(Turn::incident).distinct().forEach(incident -> draft(incident, now));
  }

  /** What looks like a leak from outside and is none: an event and a line, no incident. */
  void verdicts(Instant now, List<NotALeak> verdicts) {
    for (NotALeak told : journal.verdicts(now, verdicts)) {
      LoggerFactory.getLogger(Telling.class)
          .warn("not a leak: {}: {}", told.kind().label(), told.statement());
    }
  }

  void tell(Observation seen, Assessment assessment, int state, @Nullable String openIncident) {
    journal.sample(seen, assessment);
    metrics.update(seen, assessment, state);
    files.beat(beat(seen, assessment.floorBytes()));
    if (openIncident != null && !seen.time().isBefore(drafted.plus(REFRESH))) {
      draft(openIncident, seen.time());
    }
  }

  private Beat beat(Observation seen, @Nullable Long heapFloor) {
    ProcessReading process = seen.process();
    return new Beat(
        clock.wall(seen.time()),
        process.heapUsed(),
        process.heapMax(),
        known(heapFloor),
        known(process.rss()),
        known(process.memoryLimit()),
        process.gcTimeShare());
  }

  private static long known(@Nullable Long value) {
    return value == null ? -1 : value;
  }

  void stalled(Duration late) {
    journal.stalled(late.toMillis() / 1000.0);
  }

  /** Looks after what others rely on; at each look. */
  void lookAfter() {
    endpoint.revive(opener);
  }

  void cost(long trackedObjects, Duration pauses, long errors) {
    metrics.cost(new SelfCost(trackedObjects, pauses.toNanos() / 1e9, errors));
  }

  private void draft(String incident, Instant now) {
    if (drafts != null) {
      drafted = now;
      drafts.request(incident);
    }
  }

  /** The orderly end: says so in the journal, and leaves the newest draft. Once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    journal.publish(clock.instant(), origin -> new Event.AgentStopped(origin, uptime));
    files.close();
    endpoint.close();
    if (drafts != null) {
      drafts.close(DRAFT_AT_STOP);
    }
  }
}
