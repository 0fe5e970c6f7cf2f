package io.leakscribe.journal;

/** Names of the series in a {@code sample} event. A prefix ends in a dot; a name follows it. */
public final class SeriesNames {
  /** Heap in use at the sample, bytes. */
  public static final String HEAP_USED = "heapUsedBytes";

  /** Resident set of the process, bytes. */
  public static final String RSS = "rssBytes";

  /** Metaspace in use, bytes. */
  public static final String METASPACE = "metaspaceBytes";

  /** Direct buffers, bytes. */
  public static final String DIRECT = "directBytes";

  /** Live threads. */
  public static final String THREADS = "threads";

  /** Heap that the JVM has taken from the system, bytes. */
  public static final String HEAP_COMMITTED = "heapCommittedBytes";

  /** Committed for compiled code, bytes. */
  public static final String CODE_CACHE = "codeCacheBytes";

  /** Direct buffers by number. */
  public static final String DIRECT_BUFFERS = "directBuffers";

  /** Classes loaded now. */
  public static final String CLASSES = "loadedClasses";

  /** Share of wall time spent in collections since the last sample, 0 to 1. */
  public static final String GC_TIME_SHARE = "gcTimeShare";

  /** The longest time since the last sample that the JVM stood still or had no CPU, seconds. */
  public static final String LONGEST_STALL = "longestStallSeconds";

  /** CPU time of the process since the last sample, in cores. */
  public static final String CPU_CORES = "cpuCores";

  /** Bytes allocated per second since the last sample. */
  public static final String ALLOCATION_RATE = "allocatedBytesPerSecond";

  /** Prefix; the holder's name follows; value in entries. */
  public static final String HOLDER = "holder.";

  /** Prefix; the holder's name follows; the bound that it declares, in its own unit. */
  public static final String HOLDER_BOUND = "bound.";

  /** Prefix; the session type follows; value in sessions alive by their own rules. */
  public static final String SESSIONS_LIVE = "sessions.live.";

  /** Prefix; the session type follows; value in sessions created since the start. */
  public static final String SESSIONS_CREATED = "sessions.created.";

  /** Prefix; the session type follows; value in sessions ended since the start. */
  public static final String SESSIONS_ENDED = "sessions.ended.";

  /** Prefix; the session type follows; value in sessions ended and still reachable. */
  public static final String SESSIONS_RETAINED = "sessions.retained.";

  /** Prefix; the cache's name follows; value in evicted entries still reachable. */
  public static final String CACHE_RETAINED = "cache.retained.";

  private SeriesNames() {}
}
