package io.leakscribe.agent.runtime;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.probe.heap.HeapProbe;
import io.leakscribe.agent.probe.holder.HolderProbe;
import io.leakscribe.agent.probe.lifecycle.LifecycleProbe;
import io.leakscribe.agent.probe.process.ProcessProbe;
import io.leakscribe.agent.probe.reach.ReachProbe;
import io.leakscribe.agent.probe.survivor.SurvivorProbe;
import io.leakscribe.agent.probe.turnover.TurnoverProbe;
import io.leakscribe.agent.suspect.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All probes, each of which may fail without the others. For the agent's one thread. */
final class Probes {
  private final HeapProbe heap;
  private final HolderProbe holder;
  private final LifecycleProbe lifecycle;
  private final ProcessProbe outside;
  private final TurnoverProbe turnover;
  private final ReachProbe reach;
  private final SurvivorProbe survivor;
  private final Part<List<LiveSetReading>> liveSet;
  private final Part<List<HolderReading>> holders;
  private final Part<List<LifecycleReading>> lifecycles;
  private final Part<ProcessReading> process;
  private final Part<List<TurnoverReading>> turnovers;
  private final Part<List<SurvivorReading>> survivors;
  private final Consumer<String> log;
  private final Runnable breath;
  private final Set<String> failedWishes = new HashSet<>();
  private long wishErrors;

  Probes(
      HeapProbe heap,
      HolderProbe holder,
      LifecycleProbe lifecycle,
      ReachProbe reach,
      ProcessProbe process,
      TurnoverProbe turnover,
      SurvivorProbe survivor,
      Consumer<String> log,
      Runnable breath) {
    this.log = log;
    this.breath = breath;
    this.heap = heap;
    this.holder = holder;
    this.lifecycle = lifecycle;
    this.outside = process;
    this.turnover = turnover;
    this.reach = reach;
    this.survivor = survivor;
    this.survivors =
        new Part<>(
            "survivor probe",
            () -> survivor.sample(heap.oldCollections()),
            List.of(),
            log,
            survivor::close);
    this.liveSet = new Part<>("heap probe", heap::drain, List.of(), log, () -> {});
    this.holders = new Part<>("holder probe", this::allHolders, List.of(), log, reach::close);
    this.lifecycles =
        new Part<>(
            "lifecycle probe",
            () -> lifecycle.sample(heap.oldCollections()),
            List.of(),
            log,
            lifecycle::close);
    this.process =
        new Part<>(
            "process probe",
            () -> process.read().withPoolWaiters(holder.poolWaiters()),
            ProcessReading.NOTHING,
            log,
            process::close);
    this.turnovers =
        new Part<>("turnover probe", turnover::sample, List.of(), log, turnover::close);
  }

  Observation observe(Instant now, Duration uptime) {
    return new Observation(
        now,
        uptime,
        resting(liveSet),
        resting(holders),
        resting(lifecycles),
        resting(process),
        resting(survivors),
        resting(turnovers));
  }

  private <T> T resting(Part<T> part) {
    T result = part.get();
    breath.run();
    return result;
  }

  /** Plain fields, and what a walk has found besides; where both see a field, the plain one. */
  private List<HolderReading> allHolders() {
    Map<String, HolderReading> all = new LinkedHashMap<>();
    for (HolderReading reading : holder.sample()) {
      List<String> path = reach.pathTo(reading.holder());
      all.put(
          reading.holder(),
          path.isEmpty()
              ? reading
              : reading.withReached(new Reached(Reached.Kind.FIELD, path, "")));
    }
    reach.sample().forEach(reading -> all.putIfAbsent(reading.holder(), reading));
    return List.copyOf(all.values());
  }

  /**
   * Has holders looked for beyond plain fields: memory grows.
   *
   * @param explained whether a holder is known that explains it
   */
  void reachOut(boolean explained) {
    wish("walk", () -> reach.want(explained, holder::containers, holder::owners));
  }

  /** Whether there is so much time that all may be done rarely; until it is told otherwise. */
  void calm(boolean now) {
    survivor.calm(now);
    reach.calm(now);
  }

  /** Has holders read however small they become. */
  void follow(Collection<String> holderNames) {
    wish("follow holders", () -> holder.follow(holderNames));
  }

  /** Looks into the holders, so that their next readings say what they hold. */
  void lookInto(Set<String> holderNames) {
    wish("look into holders", () -> holderNames.forEach(holder::elementClasses));
    reach.lookInto(holderNames);
  }

  /** Looks outside the heap for what is only looked for on suspicion. */
  void lookFor(Set<Wanted> wanted) {
    wish(
        "look outside the heap",
        () ->
            outside.lookFor(wanted.contains(Wanted.THREAD_SITES), wanted.contains(Wanted.LOADERS)));
  }

  /** Begins to count who inserts into the holders, best first, as far as there is room. */
  void watchTurnover(Collection<String> holderNames) {
    wish("turnover", () -> turnover.watch(holderNames));
  }

  /** Samples what stays alive from now on; further calls do nothing. */
  void followSurvivors() {
    wish("sampling of survivors", survivor::begin);
  }

  /** Searches for the way from a suspect's objects to a root, once for each fingerprint. */
  void findPath(String fingerprint, long liveBytes) {
    wish("search for paths", () -> survivor.findPath(fingerprint, liveBytes));
  }

  /**
   * Does what would be good to have. What fails, as where no thread can be started any more, must
   * not keep us from telling what is known already: that is when it matters most.
   */
  private void wish(String what, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      wishErrors++;
      if (failedWishes.add(what)) {
        log.accept("the " + what + " failed: " + e + "; the application is not affected");
      }
    }
  }

  /** Time for which gathering evidence has stopped the application. */
  Duration pauses() {
    return survivor.pauses().plusNanos((long) (turnover.pauseSeconds() * 1e9));
  }

  long trackedObjects() {
    return lifecycle.trackedObjects();
  }

  long errors() {
    return Stream.of(liveSet, holders, lifecycles, process, turnovers, survivors)
            .mapToLong(Part::errors)
            .sum()
        + wishErrors;
  }

  /** To be called when somebody has set the wall clock. */
  void clockWasSet() {
    wish("restart of the flight recorder", heap::clockWasSet);
  }

  /**
   * Takes out what is woven for a while. Not where the process ends: that need not wait for the
   * pause that it is.
   */
  void takeOut() {
    wish("taking out of what is woven", turnover::close);
  }

  void close() {
    reach.close();
    survivor.close();
    heap.close();
  }
}
