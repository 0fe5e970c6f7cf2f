package io.leakscribe.bench.service;

/** Names of what is measured, as they stand in the file of raw results. */
final class Measures {
  /** Milliseconds from exec to the first answer. */
  static final String START = "start.ms";

  /** MiB of the process in memory, at the end. */
  static final String RESIDENT = "resident.mib";

  /** Requests before anything was counted. */
  static final String WARM_UP = "warm-up.requests";

  /** Microseconds of CPU for one request in the last window of these. */
  static final String WARM_UP_CPU = "warm-up.cpu.us";

  /** 1 if that had stopped falling by then, else 0; absent when the number was asked for. */
  static final String WARM_UP_SETTLED = "warm-up.settled";

  /** Microseconds of CPU for one request at saturation, without the JIT compiler's. */
  static final String CPU = "saturated.cpu.us";

  /** Requests a second at saturation. */
  static final String THROUGHPUT = "saturated.rate";

  /** KiB allocated for one request at saturation. */
  static final String ALLOCATED = "saturated.allocated.kib";

  /** Milliseconds of CPU of the JIT compiler while counting: near nothing when settled. */
  static final String COMPILER = "saturated.compiler.ms";

  /** Microseconds of CPU for one request at the paced rate. */
  static final String PACED_CPU = "paced.cpu.us";

  /** Milliseconds of CPU until the first answer, of all threads. */
  static final String START_CPU = "start.cpu.ms";

  /** Requests a second that were asked for. */
  static final String PACED_ASKED = "paced.asked";

  /** Requests a second that were done. */
  static final String PACED_RATE = "paced.rate";

  /** Latencies in microseconds, from when a request should have been sent. */
  static final String P50 = "paced.p50.us";

  static final String P99 = "paced.p99.us";
  static final String P999 = "paced.p999.us";

  /** Milliseconds of collections' pauses for 1000 requests, both phases. */
  static final String COLLECTIONS = "pause.collections.ms";

  /** Milliseconds of all other pauses for 1000 requests, both phases. */
  static final String OTHERS = "pause.others.ms";

  static final String LONGEST_COLLECTION = "pause.collections.longest.ms";
  static final String LONGEST_OTHER = "pause.others.longest.ms";

  /** Answers that were no success. */
  static final String ERRORS = "errors";

  /** Answers of the endpoint for metrics, where the arm has one. */
  static final String SCRAPES = "scrapes";

  /** Followed by the JVM's name of the reason: milliseconds for 1000 requests. */
  static final String STOP = "stop:";

  /** Followed by a thread's name: microseconds of CPU for a request at saturation. */
  static final String THREAD = "thread:";

  /** Followed by a thread's name: milliseconds of CPU for a second at the paced rate. */
  static final String PACED_THREAD = "paced-thread:";

  private Measures() {}
}
