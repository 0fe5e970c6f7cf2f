package io.leakscribe.agent.probe.turnover;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods threads are in now. A method that was running when its class was woven goes on as
 * it was, so what the loop of a cleaning thread removes is never heard of: but that it runs can be
 * seen.
 */
final class RunningMethods {
  /** With more it is left: each group is a pause, and a sweep is seldom what most of them do. */
  private static final int MOST_THREADS = 500;

  /** All threads stand still while stacks are taken, and it takes the longer the more they are. */
  private static final int AT_ONCE = 16;

  private static final int DEPTH = 64;

  /** Many a loop that sleeps waits for the end of the application, too. */
  private static final String LATCH = "java.util.concurrent.CountDownLatch$Sync";

  private RunningMethods() {}

  /**
   * A method that a thread is in.
   *
   * @param method {@code com.shop.Cleaner.run}
   * @param thread its name
   * @param rests whether it sleeps for a time that is set, as far as can be seen
   */
  record Running(String method, String thread, boolean rests) {}

  /** The threads that live now, in groups whose stacks are taken in one pause; none of too many. */
  static List<long[]> groups() {
    long[] threads = ManagementFactory.getThreadMXBean().getAllThreadIds();
    List<long[]> groups = new ArrayList<>();
    for (int from = 0; threads.length <= MOST_THREADS && from < threads.length; from += AT_ONCE) {
      groups.add(Arrays.copyOfRange(threads, from, Math.min(from + AT_ONCE, threads.length)));
    }
    return groups;
  }

  /**
   * What is found on the stacks of these threads: the first that rests, else the first; null where
   * nothing is.
   *
   * @param methods {@code com.shop.Cleaner.run}
   */
  static @Nullable Running best(Set<String> methods, long[] threads) {
    ThreadMXBean all = ManagementFactory.getThreadMXBean();
    Running best = null;
    for (ThreadInfo thread : all.getThreadInfo(threads, DEPTH)) {
      String found = thread == null ? null : first(methods, thread); // null: it has ended
      if (thread != null && found != null && (best == null || rests(thread))) {
        best = new Running(found, thread.getThreadName(), rests(thread));
      }
      if (best != null && best.rests()) {
        break;
      }
    }
    return best;
  }

  /** Whether it sleeps, as far as can be seen: who waits at a queue waits for somebody. */
  private static boolean rests(ThreadInfo thread) {
    LockInfo lock = thread.getLockInfo();
    String type = lock == null ? "" : lock.getClassName();
    return thread.getThreadState() == Thread.State.TIMED_WAITING
        && (type.equals(LATCH) || !type.startsWith("java.util.concurrent."));
  }

  private static @Nullable String first(Set<String> methods, ThreadInfo thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      String method = frame.getClassName() + "." + frame.getMethodName();
      if (methods.contains(method)) {
        return method;
      }
    }
    return null;
  }
}
