package io.leakscribe.agent.publish;

import java.time.Instant;

/**
 * One tick of a run, as its heartbeat page keeps it. Bytes; −1 where not known.
 *
 * @param time when
 * @param heapUsed heap in use
 * @param heapMax largest size that the heap may take
 * @param heapFloor live set after the newest old collection
 * @param containerUsage what the container uses
 * @param containerLimit what the container may use
 * @param gcTimeShare share of wall time in collections, 0 to 1
 */
public record Beat(
    Instant time,
    long heapUsed,
    long heapMax,
    long heapFloor,
    long containerUsage,
    long containerLimit,
    double gcTimeShare) {}
