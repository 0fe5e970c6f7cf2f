package io.leakscribe.agent.publish;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * CPU time of the agent's own threads, known by their names or, where somebody else names them, by
 * their ids; never falls when one ends.
 */
final class AgentCpu {
  private static final String PREFIX = "leakscribe";

  private final Set<Long> ours = ConcurrentHashMap.newKeySet();
  private final Map<Long, Long> alive = new HashMap<>();
  private long endedNanos;

  /** Counts threads with these ids too. */
  void count(Set<Long> ids) {
    ours.addAll(ids);
  }

  /** Reads the clocks of the threads; seconds since the start of the agent. */
  synchronized double seconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
      return 0;
    }
    Map<Long, Long> now = new HashMap<>();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && isOurs(info)) {
        long nanos = threads.getThreadCpuTime(info.getThreadId());
        if (nanos >= 0) {
          now.put(info.getThreadId(), nanos);
        }
      }
    }
    return take(now);
  }

  private boolean isOurs(ThreadInfo info) {
    return info.getThreadName().startsWith(PREFIX) || ours.contains(info.getThreadId());
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
