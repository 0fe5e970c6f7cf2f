package io.leakscribe.launch;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody's application that has a logger of its own, of the kind that the agent has too. */
public final class LoggingApp {
  private LoggingApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Logger log = LoggerFactory.getLogger(LoggingApp.class);
    log.info("app logs by {}", log.getClass().getName());
    WaitingApp.main(args);
    log.info("app logged to the end");
  }
}
