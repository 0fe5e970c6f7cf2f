package io.leakscribe.agent.runtime;

import io.leakscribe.agent.log.AgentLog;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.options.OptionsReading;
import io.leakscribe.agent.probe.heap.HeapProbe;
import io.leakscribe.agent.probe.process.ProcessProbe;
import io.leakscribe.agent.probe.reach.ReachProbe;
import io.leakscribe.agent.probe.survivor.SurvivorProbe;
import io.leakscribe.agent.publish.AgentState;
import io.leakscribe.agent.publish.AgentState.Stage;
import io.leakscribe.agent.suspect.OwnClasses;
import io.leakscribe.agent.thread.AgentThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's one thread: starts the parts, then looks, weighs and tells until the process ends.
 * Whatever goes wrong here stays here.
 */
final class Agent {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  private static final Duration STOP_LIMIT = Duration.ofMillis(1500);

  private static final Thread NEVER_ADDED = AgentThreads.hook("leakscribe-none", () -> {});

  private final OptionsReading reading;
  private final Instrumented instrumented;
  private final LogQueue early;
  private final boolean attached;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final LoopErrors errors = new LoopErrors();
  private final SteadyClock clock = new SteadyClock();
  private final Breath breath = new Breath();

  /** Counted until the probes look; as many as the wait for a calm moment has looks. */
  private final List<OwnClasses> loaded = new ArrayList<>();

  Agent(OptionsReading reading, Instrumented instrumented, LogQueue early, boolean attached) {
    this.reading = reading;
    this.instrumented = instrumented;
    this.early = early;
    this.attached = attached;
  }

  void run() {
    try {
      AgentLog.debug(reading.options().debug());
      reading.warnings().forEach(log::warn);
      watch(reading.options());
    } catch (Throwable e) {
      instrumented.uninstall();
      new AgentState(Stage.DISABLED, Reason.of(e)).publish();
      log.error("disabled: {}; the application is not affected", Reason.of(e));
      log.debug("reason", e);
    } finally {
      stopped.countDown();
    }
  }

  private void watch(Options options) {
    if (!stopsInOrder()) {
      return;
    }
    instrumented.fitToCollector();
    Telling telling =
        Telling.start(clock, options, reading.effective(), instrumented::open, log::warn);
    try {
      if (attached) {
        instrumented.weaveLoaded(log::warn);
      }
      Long memoryLimit = ProcessProbe.memoryLimit();
      telling.started(memoryLimit);
      log.info("ready{}: {}", attached ? ", attached" : "", telling.where());
      new AgentState(Stage.READY, telling.where()).publish();
      if (attached || awaitCalm(telling, memoryLimit)) {
        recall(telling);
        look(options, telling);
      }
    } finally {
      telling.close();
    }
  }

  private void recall(Telling telling) {
    try {
      telling.recall();
    } catch (OutOfMemoryError e) {
      warn("no memory to draft what earlier runs left behind; 'report' does that, too");
    }
  }

  /** An application that was out of memory while it started may get over it. */
  private Probes probes(Options options) {
    while (true) {
      try {
        Probes probes = newProbes(options);
        errors.turnSucceeded();
        return probes;
      } catch (OutOfMemoryError e) {
        if (errors.turnFailed(e) || stop.getCount() == 0) {
          throw e;
        }
        giveOthersTime();
      }
    }
  }

  private Probes newProbes(Options options) {
    HeapProbe heap = HeapProbe.start(this::warn, clock);
    try {
      ReachProbe reach = instrumented.reach(this::warn);
      return new Probes(
          heap,
          instrumented.holders,
          instrumented.lifecycles,
          reach,
          instrumented.process(this::warn),
          instrumented.turnovers(reach, options.pauseBudget(), this::warn),
          new SurvivorProbe(options.pauseBudget(), this::inform),
          this::warn,
          breath);
    } catch (Throwable e) {
      heap.close();
      throw e;
    }
  }

  private void look(Options options, Telling telling) {
    instrumented.holders.restBetween(breath);
    Probes probes = probes(options);
    try {
      Watch watch = new Watch(probes, telling, clock, breath);
      loaded.forEach(watch::loaded);
      loaded.clear();
      loop(probes, watch);
    } finally {
      // First what others read: the flight recorder takes its time to close.
      telling.close();
      if (!isEnding()) {
        probes.takeOut();
      }
      probes.close();
    }
  }

  /**
   * Leaves the processor to an application that starts: looking for leaks, and the flight recorder,
   * would take a second of CPU, and nothing is judged so early. That the process lives is marked.
   *
   * @return false when the process ends
   */
  private boolean awaitCalm(Telling telling, @Nullable Long memoryLimit) {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      return true; // little to start, and somebody should hear of that soon
    }
    StartCalm start = new StartCalm();
    while (true) {
      OwnClasses now = countLoaded();
      loaded.add(now);
      if (start.isCalm(now.loaded())) {
        return true;
      }
      try {
        telling.starting(memoryLimit);
        early.drainTo(log::warn);
      } catch (OutOfMemoryError e) {
        // The application's, and it may get over it.
      }
      if (isStopped(StartCalm.CHECK)) {
        return false;
      }
    }
  }

  private OwnClasses countLoaded() {
    return new OwnClasses(clock.instant(), instrumented.loadedClasses());
  }

  /** False when the process is ending already: then there is nothing to begin. */
  private boolean stopsInOrder() {
    try {
      Runtime.getRuntime().addShutdownHook(AgentThreads.hook("leakscribe-stop", this::shutDown));
      return true;
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  /** Silent at the end of the process, where what fails does so because of that. */
  private void warn(String line) {
    if (!isEnding()) {
      log.warn(line);
    }
  }

  private void inform(String line) {
    if (!isEnding()) {
      log.info(line);
    }
  }

  private static boolean isEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(NEVER_ADDED);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  private void loop(Probes probes, Watch watch) {
    RuntimeMXBean jvm = ManagementFactory.getRuntimeMXBean();
    Duration pause = Duration.ZERO;
    long slept = System.nanoTime();
    while (true) {
      try {
        if (isStopped(pause)) {
          return;
        }
        breath.begin();
        watch.woke(Duration.ofNanos(System.nanoTime() - slept).minus(pause));
        lookAtClock(probes);
        Duration uptime = Duration.ofMillis(jvm.getUptime());
        pause = watch.pause(uptime);
        watch.loaded(countLoaded());
        Observation seen = probes.observe(clock.instant(), uptime);
        watch.next(seen, instrumented.errors() + probes.errors() + errors.total());
        pause = watch.pause(uptime);
        reportTroubles();
        errors.turnSucceeded();
      } catch (Throwable e) {
        // An OutOfMemoryError, most likely: the application's, not ours. Look again later.
        if (errors.turnFailed(e)) {
          throw e;
        }
        giveOthersTime();
      }
      slept = System.nanoTime();
    }
  }

  /** Where there is no memory left to wait with, not even that must make us spin. */
  private static void giveOthersTime() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      // By nobody of ours; the flag stays down, or the next wait would be none.
    }
  }

  private void lookAtClock(Probes probes) {
    Duration set = clock.look();
    if (!set.isZero()) {
      warn(
          "the clock of this host was set "
              + (set.isNegative() ? "back" : "forward")
              + " by "
              + set.abs().toSeconds()
              + " s; what is measured goes on, and the journal has the new time from here on");
      probes.clockWasSet();
    }
  }

  private void reportTroubles() {
    early.drainTo(log::warn);
    instrumented
        .hooks
        .takeFailures()
        .forEach(
            failure ->
                log.warn(
                    "hook {} is switched off: {}; the application is not affected",
                    failure.kind(),
                    String.valueOf(failure.reason())));
  }

  private boolean isStopped(Duration pause) {
    try {
      return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return stop.getCount() == 0; // an application may interrupt all threads that it finds
    }
  }

  /** On the shutdown hook's thread: bounded, for the application's end must not wait for us. */
  private void shutDown() {
    stop.countDown();
    try {
      stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
