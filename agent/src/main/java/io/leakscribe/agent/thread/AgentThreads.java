package io.leakscribe.agent.thread;

import org.slf4j.LoggerFactory;

/**
 * Makes the agent's threads, which know nothing of the application's contexts. An error that ends
 * one is a line in our log: the application's default handler would take it for one of its own, and
 * may end the process for it. Thread-safe.
 */
public final class AgentThreads {
  /** {@link ThreadGroup#interrupt} on the application's groups does not reach it. */
  private static final ThreadGroup OURS = new Quiet(top(), "leakscribe");

  private AgentThreads() {}

  /**
   * A daemon thread, not started. It inherits no thread-locals: the creator may be a thread of the
   * application, whose contexts would then live as long as we do.
   */
  public static Thread daemon(String name, Runnable task) {
    return daemon(OURS, name, task);
  }

  /** As {@link #daemon(String, Runnable)}, for one that starts threads which are not ours. */
  public static Thread daemon(ThreadGroup group, String name, Runnable task) {
    Thread thread = make(group, name, task);
    thread.setDaemon(true);
    return thread;
  }

  /** A thread for the end of the JVM, not started. */
  public static Thread hook(String name, Runnable task) {
    return make(OURS, name, task);
  }

  /** A group whose threads end as quietly as ours, whoever makes them. */
  public static ThreadGroup group(String name) {
    return new Quiet(OURS, name);
  }

  private static Thread make(ThreadGroup group, String name, Runnable task) {
    Thread thread = new Thread(group, task, name, 0, false);
    thread.setContextClassLoader(AgentThreads.class.getClassLoader());
    thread.setUncaughtExceptionHandler(AgentThreads::died);
    return thread;
  }

  private static ThreadGroup top() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    try {
      for (ThreadGroup up = top.getParent(); up != null; up = up.getParent()) {
        top = up;
      }
    } catch (SecurityException e) {
      // A security manager that shows no more of them: this one will do.
    }
    return top;
  }

  private static void died(Thread thread, Throwable reason) {
    try {
      LoggerFactory.getLogger(AgentThreads.class)
          .warn("thread {} ended; the application is not affected", thread.getName(), reason);
    } catch (Throwable e) {
      // No memory left even to say so; what is thrown from here the JVM itself would print.
    }
  }

  private static final class Quiet extends ThreadGroup {
    Quiet(ThreadGroup parent, String name) {
      super(parent, name);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable reason) {
      died(thread, reason);
    }
  }
}
