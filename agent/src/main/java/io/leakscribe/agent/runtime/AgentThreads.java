package io.leakscribe.agent.runtime;

import org.slf4j.LoggerFactory;

/** Makes the agent's threads: daemons that know nothing of the application's contexts. */
final class AgentThreads {
  private AgentThreads() {}

  /**
   * A daemon thread, not started. It inherits no thread-locals: the creator may be a thread of the
   * application, whose contexts would then live as long as we do.
   */
  static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(AgentThreads.class.getClassLoader());
    thread.setUncaughtExceptionHandler(AgentThreads::died);
    return thread;
  }

  private static void died(Thread thread, Throwable reason) {
    LoggerFactory.getLogger(AgentThreads.class)
        .warn("thread {} ended; the application is not affected", thread.getName(), reason);
  }
}
