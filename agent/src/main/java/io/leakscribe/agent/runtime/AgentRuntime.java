package io.leakscribe.agent.runtime;

import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.OptionsReading;
import io.leakscribe.agent.options.Sources;
import io.leakscribe.agent.publish.AgentState;
import io.leakscribe.agent.publish.AgentState.Stage;
import io.leakscribe.agent.thread.AgentThreads;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the launcher hands over. */
public final class AgentRuntime {
  private AgentRuntime() {}

  /**
   * Starts the agent. Returns at once: only what must be done before the application's first class
   * is loaded happens here, everything else on a daemon thread. Not even a logger is made here:
   * that alone would double the time that the application waits.
   *
   * @param agentArgs as the JVM passed them
   * @param inst the JVM's instrumentation
   * @param bridge java.lang.LeakscribeBridge
   * @param attached whether the application was running before
   */
  public static void start(
      @Nullable String agentArgs, Instrumentation inst, Class<?> bridge, boolean attached) {
    OptionsReading reading = OptionsReader.read(Sources.ofThisProcess(agentArgs));
    if (!reading.options().enabled()) {
      new AgentState(Stage.DISABLED, "enabled is false").publish();
      return;
    }
    LogQueue early = new LogQueue();
    Instrumented instrumented = new Instrumented(inst, bridge, reading.options(), early);
    start(
        instrumented,
        attached,
        AgentThreads.daemon(
            "leakscribe", () -> new Agent(reading, instrumented, early, attached).run()));
  }

  static void start(Instrumented instrumented, boolean attached, Thread thread) {
    try {
      instrumented.install(attached);
      thread.start();
    } catch (Throwable e) {
      // The launcher says that we are disabled: then nothing of ours may stay.
      instrumented.uninstall();
      throw e;
    }
  }
}
