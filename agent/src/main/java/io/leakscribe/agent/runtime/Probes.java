package io.leakscribe.agent.runtime;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.probe.heap.HeapProbe;
import io.leakscribe.agent.probe.holder.HolderProbe;
import io.leakscribe.agent.probe.lifecycle.LifecycleProbe;
import io.leakscribe.agent.probe.process.ProcessProbe;
import io.leakscribe.agent.probe.survivor.SurvivorProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All probes, each of which may fail without the others. For the agent's one thread. */
final class Probes {
  private static final ProcessReading NOTHING =
      new ProcessReading(0, Long.MAX_VALUE, 0, 0, null, null, null, 0, 0, 0, 0, null, null);

  private final HeapProbe heap;
  private final HolderProbe holder;
  private final LifecycleProbe lifecycle;
  private final SurvivorProbe survivor;
  private final Part<List<LiveSetReading>> liveSet;
  private final Part<List<HolderReading>> holders;
  private final Part<List<LifecycleReading>> lifecycles;
  private final Part<ProcessReading> process;
  private final Part<List<SurvivorReading>> survivors;

  Probes(
      HeapProbe heap,
      HolderProbe holder,
      LifecycleProbe lifecycle,
      ProcessProbe process,
      SurvivorProbe survivor,
      Consumer<String> log) {
    this.heap = heap;
    this.holder = holder;
    this.lifecycle = lifecycle;
    this.survivor = survivor;
    this.survivors =
        new Part<>("survivor probe", () -> survivor.sample(heap.oldCollections()), List.of(), log);
    this.liveSet = new Part<>("heap probe", heap::drain, List.of(), log);
    this.holders = new Part<>("holder probe", holder::sample, List.of(), log);
    this.lifecycles =
        new Part<>(
            "lifecycle probe", () -> lifecycle.sample(heap.oldCollections()), List.of(), log);
    this.process =
        new Part<>(
            "process probe",
            () -> process.read().withPoolWaiters(holder.poolWaiters()),
            NOTHING,
            log);
  }

  Observation observe(Instant now, Duration uptime) {
    return new Observation(
        now,
        uptime,
        liveSet.get(),
        holders.get(),
        lifecycles.get(),
        process.get(),
        survivors.get(),
        List.of());
  }

  /** Looks into the holders, so that their next readings say what they hold. */
  void lookInto(Set<String> holderNames) {
    holderNames.forEach(holder::elementClasses);
  }

  /** Samples what stays alive from now on; further calls do nothing. */
  void followSurvivors() {
    survivor.begin();
  }

  /** Searches for the way from a suspect's objects to a root, once for each fingerprint. */
  void findPath(String fingerprint, long liveBytes) {
    survivor.findPath(fingerprint, liveBytes);
  }

  /** Time for which gathering evidence has stopped the application. */
  Duration pauses() {
    return survivor.pauses();
  }

  /** Limit of the container, else memory of the host, in bytes; null when not known. */
  @Nullable Long memoryLimit() {
    return process.get().memoryLimit();
  }

  long trackedObjects() {
    return lifecycle.trackedObjects();
  }

  long errors() {
    return Stream.of(liveSet, holders, lifecycles, process, survivors)
        .mapToLong(Part::errors)
        .sum();
  }

  void close() {
    survivor.close();
    heap.close();
  }
}
