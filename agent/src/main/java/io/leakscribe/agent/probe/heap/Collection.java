package io.leakscribe.agent.probe.heap;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finished collection, in the JVM's own words.
 *
 * @param name as in {@code jdk.GarbageCollection}: {@code G1New}, {@code ParallelOld}
 * @param g1Type as in {@code jdk.G1GarbageCollection}: {@code Mixed}; null for other collectors
 * @param end when it ended
 * @param pauses total of its pauses
 * @param usedAfter heap in use after it, in bytes
 * @param evacuationFailed whether G1 ran out of room to copy to, and so kept garbage
 */
record Collection(
    String name,
    @Nullable String g1Type,
    Instant end,
    Duration pauses,
    long usedAfter,
    boolean evacuationFailed) {}
