package io.leakscribe.agent.publish;

import java.time.Instant;

/**
 * One tick of a run, as its heartbeat page keeps it. Bytes; −1 where not known.
 *
 * @param time when
 * @param heapUsed heap in use
 * @param heapMax largest size that the heap may take
 * @param rss resident set
 * @param containerUsage what the container uses, page cache included
 * @param containerLimit what the container may use
 * @param gcTimeShare share of wall time in collections, 0 to 1
 * @param outOfMemoryErrors sightings of an OutOfMemoryError so far
 * @param clean whether the shutdown was begun in order
 */
public record Beat(
    Instant time,
    long heapUsed,
    long heapMax,
    long rss,
    long containerUsage,
    long containerLimit,
    double gcTimeShare,
    long outOfMemoryErrors,
    boolean clean) {}
