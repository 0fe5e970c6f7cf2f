package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;

/** Adds a log handler for each request, to collect its lines, and never removes it. */
@Leak(
    value = "java.util.logging handler added per request",
    holders = {
      "java\\.util\\.logging\\.Logger\\$ConfigurationData\\.handlers",
      "java\\.util\\.logging\\.Logger\\.(config|handlers)",
      "com\\.example\\.corpus\\.jdk\\.HandlerPerRequest\\.logger"
    },
    sites = {"HandlerPerRequest\\.handle", "java\\.util\\.logging\\.Logger\\.addHandler"})
public final class HandlerPerRequest implements Program {
  private static final Logger logger = Logger.getLogger("com.example.shop");

  private void handle() {
    logger.addHandler(new MemoryHandler(new ConsoleHandler(), 500, Level.OFF));
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
