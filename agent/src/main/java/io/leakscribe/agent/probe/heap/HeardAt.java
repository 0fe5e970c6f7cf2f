package io.leakscribe.agent.probe.heap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When a collection was, on a clock that only goes forward. The recorder and the beans tell wall
 * time, the recorder that of its newest chunk: where somebody has set the clock they are hours off.
 * A collection is heard of within seconds, so a time that says otherwise is no time.
 */
record HeardAt(InstantSource steady, InstantSource wall) {
  private static final Duration FUTURE = Duration.ofSeconds(-2);
  private static final Duration PAST = Duration.ofSeconds(60);

  Instant of(Instant told) {
    Duration age = Duration.between(told, wall.instant());
    boolean sound = age.compareTo(FUTURE) >= 0 && age.compareTo(PAST) <= 0;
    return sound ? steady.instant().minus(age) : steady.instant();
  }

  Collection of(Collection told) {
    return new Collection(
        told.name(),
        told.g1Type(),
        of(told.end()),
        told.pauses(),
        told.usedAfter(),
        told.evacuationFailed());
  }
}
