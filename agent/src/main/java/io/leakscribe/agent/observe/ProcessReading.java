package io.leakscribe.agent.observe;

import org.jspecify.annotations.Nullable;

/**
 * The process as a whole. Bytes unless said otherwise; null where the platform does not tell.
 *
 * @param heapUsed heap in use now, garbage included
 * @param heapMax largest size that the heap may take
 * @param metaspace metaspace in use
 * @param direct capacity of direct buffers
 * @param directMax limit of direct buffers, null when not known
 * @param rss resident set
 * @param memoryLimit limit of the container, else memory of the host
 * @param threads live threads
 * @param loadedClasses classes loaded now
 * @param gcTimeShare share of wall time in collections since the previous reading, 0 to 1
 * @param cpuCores CPU time of the process since the previous reading, in cores
 * @param allocatedPerSecond bytes allocated per second since the previous reading
 * @param poolWaiters threads waiting for a connection of a database pool
 * @param outside what it takes beside the heap
 */
public record ProcessReading(
    long heapUsed,
    long heapMax,
    long metaspace,
    long direct,
    @Nullable Long directMax,
    @Nullable Long rss,
    @Nullable Long memoryLimit,
    int threads,
    long loadedClasses,
    double gcTimeShare,
    double cpuCores,
    @Nullable Double allocatedPerSecond,
    @Nullable Integer poolWaiters,
    @Nullable OutsideReading outside) {

  /** Before anything was read, and where nothing can be. */
  public static final ProcessReading NOTHING =
      new ProcessReading(0, Long.MAX_VALUE, 0, 0, null, null, null, 0, 0, 0, 0, null, null, null);

  /** This reading with the waiters of the database pools, which another probe knows. */
  public ProcessReading withPoolWaiters(@Nullable Integer waiters) {
    return new ProcessReading(
        heapUsed,
        heapMax,
        metaspace,
        direct,
        directMax,
        rss,
        memoryLimit,
        threads,
        loadedClasses,
        gcTimeShare,
        cpuCores,
        allocatedPerSecond,
        waiters,
        outside);
  }
}
