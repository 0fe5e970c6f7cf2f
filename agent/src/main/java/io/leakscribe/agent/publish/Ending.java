package io.leakscribe.agent.publish;

/** How far a run came in ending in order. */
public enum Ending {
  /** Not at all, or it still runs. */
  NONE(0),
  /** By itself: the program ended or asked to exit. */
  IN_ORDER(1),
  /** Somebody outside asked it to stop. */
  BY_SIGNAL(2);

  private final long code;

  Ending(long code) {
    this.code = code;
  }

  /** What stands for it in a file, which a later version may read. */
  long code() {
    return code;
  }

  /** Returns what the code stands for, {@link #NONE} when it is not known. */
  static Ending of(long code) {
    for (Ending ending : values()) {
      if (ending.code == code) {
        return ending;
      }
    }
    return NONE;
  }

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
