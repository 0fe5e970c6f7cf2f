package io.leakscribe.agent.runtime;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the launcher hands over. */
public final class AgentRuntime {
  private AgentRuntime() {}

  /**
   * Starts the agent. Returns at once: what takes time happens on a daemon thread.
   *
   * @param agentArgs as the JVM passed them
   * @param inst the JVM's instrumentation
   * @param bridge java.lang.LeakscribeBridge
   * @param attached whether the application was running before
   */
  public static void start(
      @Nullable String agentArgs, Instrumentation inst, Class<?> bridge, boolean attached) {
    AgentThreads.daemon("leakscribe", () -> run(attached)).start();
  }

  private static void run(boolean attached) {
    Logger log = LoggerFactory.getLogger(AgentRuntime.class);
    log.info("ready{}", attached ? ", attached" : "");
  }
}
