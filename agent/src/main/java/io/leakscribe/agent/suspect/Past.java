package io.leakscribe.agent.suspect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs of the service left behind.
 *
 * @param recurrences what they knew, by fingerprint
 * @param before the newest earlier version or run, null when there was none
 */
public record Past(Map<String, Recurrence> recurrences, @Nullable Predecessor before) {

  /** No earlier run is known. */
  public static final Past NONE = new Past(Map.of(), null);

  public Past {
    recurrences = Map.copyOf(recurrences);
  }
}
