package com.example.corpus.library;

import ch.qos.logback.classic.LoggerContext;
import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** Names a logger after each order. */
@Leak(
    value = "logback loggers with dynamic names",
    holders = {
      "ch\\.qos\\.logback\\.classic\\.LoggerContext\\.(loggerCache|root)",
      "ch\\.qos\\.logback\\.classic\\.Logger\\.childrenList",
      "com\\.example\\.corpus\\.library\\.LogbackLoggerPerOrder\\.context"
    },
    sites = {"LogbackLoggerPerOrder\\.handle", "ch\\.qos\\.logback\\.classic\\.\\w+\\.\\w+"})
public final class LogbackLoggerPerOrder implements Program {
  private final LoggerContext context = new LoggerContext();
  private long orders;

  private void handle() {
    // Spread over packages: logback looks through the children of one parent one by one.
    long order = orders++;
    context.getLogger("shop" + order % 300 + ".order" + order).debug("received");
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
