package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.observe.ThreadNames;
import io.leakscribe.agent.probe.holder.Peek;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts the live platform threads by the pattern of their names. No safepoint and no stack is
 * needed for it. Not thread-safe.
 */
final class ThreadCensus {
  private static final int MOST_GROUPS = 200;
  private static final int MOST_THREADS = 50_000;

  /** JVMTI_THREAD_STATE_WAITING. */
  private static final int WAITING = 0x80;

  private static final String OTHERS = "other threads";

  private final Peek peek;
  private final Map<String, Group> groups = new HashMap<>();

  /** The references to threads are ours only until the next look: an ended thread may go. */
  private IdentityHashMap<Thread, Known> seen = new IdentityHashMap<>();

  private boolean first = true;

  /** What is asked of a thread once: neither its name nor its task should change. */
  private record Known(Group group, ThreadTask task) {}

  private static final class Group {
    final String pattern;
    final List<ThreadTask> now = new ArrayList<>();
    int daemons;
    int waiting;
    long started;
    long ended;

    Group(String pattern) {
      this.pattern = pattern;
    }
  }

  ThreadCensus(Peek peek) {
    this.peek = peek;
  }

  /**
   * Counts anew.
   *
   * @param sites where threads of a pattern are started, as far as known
   */
  List<ThreadGroupReading> take(Function<String, @Nullable String> sites) {
    IdentityHashMap<Thread, Known> before = seen;
    IdentityHashMap<Thread, Known> now = new IdentityHashMap<>();
    for (Thread thread : live()) {
      Known known = before.remove(thread);
      if (known == null) {
        Group group = group(ThreadNames.pattern(thread.getName()));
        known = new Known(group, ThreadTask.of(thread, peek));
        group.started += first ? 0 : 1;
      }
      known.group().now.add(known.task());
      known.group().waiting += waits(thread) ? 1 : 0;
      known.group().daemons += thread.isDaemon() ? 1 : 0;
      now.put(thread, known);
    }
    before.values().forEach(known -> known.group().ended++);
    seen = now;
    first = false;
    List<ThreadGroupReading> readings = new ArrayList<>();
    groups.values().forEach(group -> readings.add(reading(group, sites)));
    groups.values().removeIf(group -> group.now.isEmpty());
    groups.values().forEach(ThreadCensus::clear);
    return readings;
  }

  /** Lets go of all threads. */
  void forget() {
    seen = new IdentityHashMap<>();
  }

  /** Thread.getState() may be overridden, so the field it reads. JDK 19 moved it. */
  private boolean waits(Thread thread) {
    long status = peek.number(thread, "threadStatus");
    if (status < 0) {
      status = peek.number(peek.object(thread, "holder"), "threadStatus");
    }
    return status > 0 && (status & WAITING) != 0;
  }

  private static void clear(Group group) {
    group.now.clear();
    group.daemons = 0;
    group.waiting = 0;
  }

  private Group group(String pattern) {
    Group group = groups.get(pattern);
    if (group == null) {
      String name = groups.size() < MOST_GROUPS ? pattern : OTHERS;
      group = groups.computeIfAbsent(name, Group::new);
    }
    return group;
  }

  private static ThreadGroupReading reading(Group group, Function<String, @Nullable String> sites) {
    Map<String, Integer> tasks = new HashMap<>();
    Map<String, Integer> poolClasses = new HashMap<>();
    Set<Integer> pools = new HashSet<>();
    long most = 0;
    long idle = 0;
    for (ThreadTask task : group.now) {
      tasks.merge(task.taskClass(), 1, Integer::sum);
      String poolClass = task.poolClass();
      if (poolClass != null && pools.add(task.poolId())) {
        most = most + task.poolMax() < 0 ? Long.MAX_VALUE : most + task.poolMax();
        idle = Math.max(idle, task.idleSeconds());
        poolClasses.merge(poolClass, 1, Integer::sum);
      }
    }
    return new ThreadGroupReading(
        group.pattern,
        group.now.size(),
        group.started,
        group.ended,
        group.daemons,
        group.waiting,
        pools.size(),
        most,
        idle,
        top(tasks),
        top(poolClasses),
        sites.apply(group.pattern));
  }

  private static @Nullable String top(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static List<Thread> live() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup up = root.getParent(); up != null; up = up.getParent()) {
      root = up;
    }
    // ThreadGroup.activeCount() may be overridden in a group of the application, this may not.
    int about = ManagementFactory.getThreadMXBean().getThreadCount();
    Thread[] threads = new Thread[Math.min(MOST_THREADS, 2 * about + 64)];
    int count = root.enumerate(threads, true);
    return Arrays.asList(threads).subList(0, count);
  }
}
