package io.leakscribe.agent.probe.turnover;

import org.jspecify.annotations.Nullable;

/**
 * The thread whose loop may empty a holder yet: does it, or another one of its pool, insert? Asked
 * by the application's threads, without a lock.
 */
final class LoopThread {
  /** What threads are called that nobody gave a name. */
  private static final String UNNAMED = "Thread-";

  private volatile @Nullable String name;
  private volatile boolean inserts;

  /** Waits for the thread of that name, or for none. */
  void await(@Nullable String thread) {
    inserts = false;
    name = thread;
  }

  /** The calling thread inserts. */
  void inserted() {
    String awaited = name;
    // The name is final, unlike the number on older JDKs: no code of the application is called.
    if (awaited != null && !inserts && isSame(awaited, Thread.currentThread().getName())) {
      inserts = true;
    }
  }

  boolean inserts() {
    return inserts;
  }

  /** {@code worker-12} does what {@code worker-3} does. */
  private static boolean isSame(String one, String other) {
    int end = withoutNumber(one);
    if (end == 0 || (end == UNNAMED.length() && one.startsWith(UNNAMED))) {
      return one.equals(other);
    }
    return end == withoutNumber(other) && one.regionMatches(0, other, 0, end);
  }

  private static int withoutNumber(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    return end;
  }
}
