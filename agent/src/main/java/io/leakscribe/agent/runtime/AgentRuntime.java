package io.leakscribe.agent.runtime;

import io.leakscribe.agent.log.AgentLog;
import io.leakscribe.agent.options.DataDirectory;
import io.leakscribe.agent.options.Identity;
import io.leakscribe.agent.options.IdentityResolver;
import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.OptionsReading;
import io.leakscribe.agent.options.Sources;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
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
    AgentThreads.daemon("leakscribe", () -> run(agentArgs, attached)).start();
  }

  private static void run(@Nullable String agentArgs, boolean attached) {
    OptionsReading reading = OptionsReader.read(Sources.ofThisProcess(agentArgs));
    AgentLog.debug(reading.options().debug());
    Logger log = LoggerFactory.getLogger(AgentRuntime.class);
    reading.warnings().forEach(log::warn);
    if (!reading.options().enabled()) {
      log.info("switched off by its configuration");
      return;
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
    Path dir = new DataDirectory(temporary, log::warn).resolve(reading.options().dir());
    Identity who =
        IdentityResolver.ofThisProcess().resolve(reading.options(), ProcessHandle.current().pid());
    log.info(
        "ready{}: {} {} on {}, options {}, in {}",
        attached ? " (attached)" : "",
        who.service(),
        who.version(),
        who.instance(),
        reading.effective(),
        dir);
  }
}
