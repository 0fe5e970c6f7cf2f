package io.leakscribe.agent.observe;

import java.time.Duration;

/**
 * What became of a few entries of a holder that were marked some time ago.
 *
 * @param marked number of entries that were marked, at least 1
 * @param left number of those that are in the holder still
 * @param age how long ago they were marked
 */
public record Survival(int marked, int left, Duration age) {

  /** Share that is left, 0 to 1. */
  public double share() {
    return (double) left / marked;
  }
}
