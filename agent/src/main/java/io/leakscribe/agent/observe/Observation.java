package io.leakscribe.agent.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that the probes saw at one instant. Immutable.
 *
 * @param time when
 * @param uptime since the start of the JVM
 * @param liveSet live-set readings since the previous observation, oldest first; often empty
 * @param holders all holders that are worth watching now, in no particular order
 * @param lifecycles one for each tracked type or cache
 * @param process the process as a whole
 * @param survivors sampled objects that stay alive, by allocation site; empty until looked for
 * @param turnovers who inserts and removes, for the holders that were watched for it
 */
public record Observation(
    Instant time,
    Duration uptime,
    List<LiveSetReading> liveSet,
    List<HolderReading> holders,
    List<LifecycleReading> lifecycles,
    ProcessReading process,
    List<SurvivorReading> survivors,
    List<TurnoverReading> turnovers) {

  public Observation {
    liveSet = List.copyOf(liveSet);
    holders = List.copyOf(holders);
    lifecycles = List.copyOf(lifecycles);
    survivors = List.copyOf(survivors);
    turnovers = List.copyOf(turnovers);
  }

  /** Without what is only looked for on suspicion. */
  public Observation(
      Instant time,
      Duration uptime,
      List<LiveSetReading> liveSet,
      List<HolderReading> holders,
      List<LifecycleReading> lifecycles,
      ProcessReading process) {
    this(time, uptime, liveSet, holders, lifecycles, process, List.of(), List.of());
  }
}
