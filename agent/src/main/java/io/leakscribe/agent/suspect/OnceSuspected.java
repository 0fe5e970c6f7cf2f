package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.journal.Suspect;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was ever suspected: their levels are told on after the suspicion has gone, because "growth
 * has stopped" is a statement about the level and not about the verdict. Bounded; not thread-safe.
 */
final class OnceSuspected {
  private static final int MOST = 50;

  private final Map<String, Suspect> byFingerprint = new LinkedHashMap<>();
  private final Map<String, String> holdersBefore = new LinkedHashMap<>();

  /** What was suspected in earlier runs; a level of it is told only where its holder is read. */
  OnceSuspected(Map<String, Recurrence> before) {
    before.forEach(
        (fingerprint, recurrence) -> {
          if (recurrence.holder() != null && holdersBefore.size() < MOST) {
            holdersBefore.put(fingerprint, recurrence.holder());
          }
        });
  }

  void remember(RankedSuspect ranked) {
    Suspect suspect = ranked.suspect();
    if (byFingerprint.size() < MOST || byFingerprint.containsKey(suspect.fingerprint())) {
      byFingerprint.put(suspect.fingerprint(), suspect);
    }
  }

  boolean holds(String holder) {
    return byFingerprint.values().stream().anyMatch(s -> holder.equals(s.holder()));
  }

  Map<String, Long> levels(
      Map<String, HolderTrack> holders, Collection<LifecycleTrack> lifecycles) {
    Map<String, Long> levels = new HashMap<>();
    holdersBefore.forEach(
        (fingerprint, holder) -> {
          HolderTrack track = holders.get(holder);
          if (track != null) {
            levels.put(fingerprint, track.last().entries());
          }
        });
    byFingerprint.forEach(
        (fingerprint, suspect) -> levels.put(fingerprint, level(suspect, holders, lifecycles)));
    return levels;
  }

  private static long level(
      Suspect suspect, Map<String, HolderTrack> holders, Collection<LifecycleTrack> lifecycles) {
    HolderTrack track = holders.get(String.valueOf(suspect.holder()));
    if (track != null) {
      return track.last().entries();
    }
    return lifecycles.stream()
        .map(LifecycleTrack::last)
        .filter(reading -> isOf(suspect, reading))
        .mapToLong(LifecycleReading::retained)
        .sum();
  }

  private static boolean isOf(Suspect suspect, LifecycleReading reading) {
    String leaking = String.valueOf(suspect.leakingClass());
    return leaking.equals(reading.retainedClass()) || leaking.equals(reading.type());
  }
}
