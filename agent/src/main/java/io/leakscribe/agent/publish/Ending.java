package io.leakscribe.agent.publish;

/** How far a run came in ending in order. */
public enum Ending {
  /** Not at all, or it still runs. */
  NONE,
  /** By itself: the program ended or asked to exit. */
  IN_ORDER,
  /** Somebody outside asked it to stop. */
  BY_SIGNAL;

  /**
   * What ends this process now. Call it while the JVM shuts down.
   *
   * <p>The JVM answers a signal on a thread of that name; nothing else tells the two apart.
   */
  public static Ending ofThisProcess() {
    Thread[] threads = new Thread[2 * all().activeCount() + 16];
    int count = all().enumerate(threads, false);
    for (int i = 0; i < count; i++) {
      String name = threads[i].getName();
      if (name.startsWith("SIG") && name.endsWith(" handler")) {
        return BY_SIGNAL;
      }
    }
    return IN_ORDER;
  }

  private static ThreadGroup all() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (ThreadGroup up = group.getParent(); up != null; up = up.getParent()) {
      group = up;
    }
    return group;
  }
}
