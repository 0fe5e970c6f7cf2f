package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.probe.holder.Peek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
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
  private static final int MOST_LOOKED_INTO = 64;
  private static final String OTHERS = "other threads";

  private final Peek peek;
  private final Map<String, Group> groups = new HashMap<>();
  private Map<Thread, Group> seen = new IdentityHashMap<>();
  private boolean first = true;

  private static final class Group {
    final String pattern;
    final List<Thread> now = new ArrayList<>();
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
    groups.values().forEach(group -> group.now.clear());
    Map<Thread, Group> before = seen;
    Map<Thread, Group> now = new IdentityHashMap<>();
    for (Thread thread : live()) {
      Group known = before.remove(thread);
      Group group = known != null ? known : group(ThreadNames.pattern(thread.getName()));
      group.started += known == null && !first ? 1 : 0;
      group.now.add(thread);
      now.put(thread, group);
    }
    before.values().forEach(group -> group.ended++);
    seen = now;
    first = false;
    List<ThreadGroupReading> readings = new ArrayList<>();
    groups.values().forEach(group -> readings.add(reading(group, sites)));
    forget();
    return readings;
  }

  private Group group(String pattern) {
    Group group = groups.get(pattern);
    if (group == null) {
      String name = groups.size() < MOST_GROUPS ? pattern : OTHERS;
      group = groups.computeIfAbsent(name, Group::new);
    }
    return group;
  }

  /** The references to threads are ours only until the next look: an ended thread may go. */
  private void forget() {
    groups.values().removeIf(group -> group.now.isEmpty());
    groups.values().forEach(group -> group.now.clear());
  }

  private ThreadGroupReading reading(Group group, Function<String, @Nullable String> sites) {
    Map<String, Integer> tasks = new HashMap<>();
    Map<String, Integer> poolClasses = new HashMap<>();
    Set<Object> pools = Collections.newSetFromMap(new IdentityHashMap<>());
    long most = 0;
    long idle = 0;
    int daemons = 0;
    // Of many threads, a few spread over all of them tell; their pools are scaled up.
    int stride = Math.max(1, group.now.size() / MOST_LOOKED_INTO);
    for (int i = 0; i < group.now.size(); i++) {
      daemons += group.now.get(i).isDaemon() ? 1 : 0;
      ThreadTask task = i % stride == 0 ? ThreadTask.of(group.now.get(i), peek) : null;
      if (task != null) {
        tasks.merge(task.taskClass(), 1, Integer::sum);
        if (task.pool() != null && pools.add(task.pool())) {
          most = most + task.poolMax() < 0 ? Long.MAX_VALUE : most + task.poolMax();
          idle = Math.max(idle, task.idleSeconds());
          poolClasses.merge(task.pool().getClass().getName(), 1, Integer::sum);
        }
      }
    }
    // One pool of many threads is found once however few are looked into.
    int scale = pools.size() > 1 ? stride : 1;
    return new ThreadGroupReading(
        group.pattern,
        group.now.size(),
        group.started,
        group.ended,
        daemons,
        pools.size() * scale,
        most > Long.MAX_VALUE / scale ? Long.MAX_VALUE : most * scale,
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
    Thread[] threads = new Thread[Math.min(MOST_THREADS, 2 * root.activeCount() + 64)];
    int count = root.enumerate(threads, true);
    return Arrays.asList(threads).subList(0, count);
  }
}
