package io.leakscribe.incident;

import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One replica of the service while the incident lasted.
 *
 * @param name the instance, without the process id of one of its runs
 * @param runs its runs, oldest first; never empty
 * @param turns what it reported itself, oldest first; empty when nothing leaked there
 */
public record Replica(String name, List<Run> runs, List<Turn> turns) {
  public Replica {
    runs = List.copyOf(runs);
    turns = List.copyOf(turns);
  }

  /** The replicas of an incident: first those that reported it, in the order in which they did. */
  public static List<Replica> of(Incident incident) {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    for (Run run : incident.runs()) {
      runs.computeIfAbsent(run.replica(), name -> new ArrayList<>()).add(run);
    }
    List<Replica> replicas = new ArrayList<>();
    runs.forEach((name, own) -> replicas.add(new Replica(name, own, turns(incident, own))));
    replicas.sort(
        Comparator.comparing(Replica::reported, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Replica::name));
    return replicas;
  }

  private static List<Turn> turns(Incident incident, List<Run> runs) {
    List<String> ids = runs.stream().map(Run::id).toList();
    return incident.turns().stream().filter(turn -> ids.contains(turn.origin().run())).toList();
  }

  /** Whether it leaks or leaked there. */
  public boolean isAffected() {
    return !turns.isEmpty();
  }

  /** The run that was started last. */
  public Run newest() {
    return runs.get(runs.size() - 1);
  }

  /** When it first reported the leak. */
  public @Nullable Instant reported() {
    return turns.isEmpty() ? null : turns.get(0).origin().time();
  }

  /** The newest report of its newest run; null when that run reported nothing. */
  public @Nullable Turn now() {
    Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
    return last != null && last.origin().run().equals(newest().id()) ? last : null;
  }

  /** What it names first, by its newest report that names something. */
  public @Nullable Suspect suspect() {
    return turns.stream()
        .map(Turn::leading)
        .filter(Objects::nonNull)
        .reduce((one, later) -> later)
        .orElse(null);
  }

  /** When its memory will be full; null when none is foreseen, and once the process has ended. */
  public @Nullable Exhaustion exhaustion() {
    Turn now = now();
    return now == null || newest().hasEnded() ? null : now.exhaustion();
  }

  /** The version of its newest run; null when not known. */
  public @Nullable String version() {
    return newest().version();
  }
}
