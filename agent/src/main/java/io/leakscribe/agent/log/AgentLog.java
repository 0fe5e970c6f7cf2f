package io.leakscribe.agent.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much of the log is written. */
public final class AgentLog {
  static final String OURS = "io.leakscribe";

  private AgentLog() {}

  /** Writes everything, with stack traces, from now on; {@code false} takes it back. */
  public static void debug(boolean on) {
    if (LoggerFactory.getLogger(OURS) instanceof Logger ours) {
      ours.setLevel(on ? Level.DEBUG : Level.INFO);
    }
  }
}
