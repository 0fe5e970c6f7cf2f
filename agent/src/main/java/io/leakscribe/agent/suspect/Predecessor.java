package io.leakscribe.agent.suspect;

import java.time.Duration;
import java.util.Map;

/**
 * What ran before this run.
 *
 * @param version of the service then
 * @param now version of the service now; the same when nothing was deployed
 * @param watched how long runs of that version were watched, altogether
 * @param bounds what holders declared then: by holder, entries, weight or seconds
 */
public record Predecessor(String version, String now, Duration watched, Map<String, Long> bounds) {

  public Predecessor {
    bounds = Map.copyOf(bounds);
  }

  boolean isOtherVersion() {
    return !version.equals(now);
  }
}
