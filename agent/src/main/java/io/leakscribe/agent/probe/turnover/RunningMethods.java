package io.leakscribe.agent.probe.turnover;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods threads are in now. A method that was running when its class was woven goes on as
 * it was, so what the loop of a cleaning thread removes is never heard of: but that it runs can be
 * seen.
 */
final class RunningMethods {
  /** All threads stand still while their stacks are taken: with more of them it is left. */
  private static final int MOST_THREADS = 200;

  private static final int DEPTH = 64;

  private RunningMethods() {}

  /** Whether any of them is on the stack of a thread. */
  static boolean isAny(Set<String> methods) {
    return first(methods) != null;
  }

  /**
   * The first that is found on the stack of a thread, null where none is.
   *
   * @param methods {@code com.shop.Cleaner.run}
   */
  static @Nullable String first(Set<String> methods) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (methods.isEmpty() || threads.getThreadCount() > MOST_THREADS) {
      return null;
    }
    for (ThreadInfo thread : threads.dumpAllThreads(false, false, DEPTH)) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        String method = frame.getClassName() + "." + frame.getMethodName();
        if (methods.contains(method)) {
          return method;
        }
      }
    }
    return null;
  }
}
