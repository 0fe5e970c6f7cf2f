package io.leakscribe.agent.suspect;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs knew of a fingerprint.
 *
 * @param runs number of earlier runs in which it was suspected, 1 or more
 * @param entriesPerHour its growth in the newest of them, null when not known
 * @param versions of the service in which it was suspected
 * @param lives how long those runs lived that were lost with it
 * @param holder field that held it in the newest of them, null when not known
 */
public record Recurrence(
    int runs,
    @Nullable Double entriesPerHour,
    Set<String> versions,
    List<Duration> lives,
    @Nullable String holder) {

  public Recurrence {
    versions = Set.copyOf(versions);
    lives = List.copyOf(lives);
  }

  /** Of which the holder is not known. */
  public Recurrence(
      int runs, @Nullable Double entriesPerHour, Set<String> versions, List<Duration> lives) {
    this(runs, entriesPerHour, versions, lives, null);
  }

  /** Of which neither versions nor ends are known. */
  public Recurrence(int runs, @Nullable Double entriesPerHour) {
    this(runs, entriesPerHour, Set.of(), List.of(), null);
  }
}
