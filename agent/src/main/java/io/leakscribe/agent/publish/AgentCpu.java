package io.leakscribe.agent.publish;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** CPU time of the agent's own threads, known by their names; never falls when one ends. */
final class AgentCpu {
  private static final String PREFIX = "leakscribe";

  private final Map<Long, Long> alive = new HashMap<>();
  private long endedNanos;

  /** Reads the clocks of the threads; seconds since the start of the agent. */
  synchronized double seconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
      return 0;
    }
    Map<Long, Long> now = new HashMap<>();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith(PREFIX)) {
        long nanos = threads.getThreadCpuTime(info.getThreadId());
        if (nanos >= 0) {
          now.put(info.getThreadId(), nanos);
        }
      }
    }
    return take(now);
  }

  /** Adds up: what living threads have used now, and what ended ones had used when last seen. */
  synchronized double take(Map<Long, Long> now) {
    alive.forEach((id, nanos) -> endedNanos += now.containsKey(id) ? 0 : nanos);
    alive.clear();
    alive.putAll(now);
    long total = endedNanos;
    for (long nanos : now.values()) {
      total += nanos;
    }
    return total / 1e9;
  }
}
