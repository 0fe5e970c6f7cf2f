package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.apache.log4j.Logger;

/** Names a log4j 1.2 logger after each order. */
@Leak(
    value = "log4j 1.2 loggers with dynamic names",
    holders = "org\\.apache\\.log4j\\.Hierarchy\\.ht",
    sites = {"Log4jLoggerPerOrder\\.handle", "org\\.apache\\.log4j\\.\\w+\\.\\w+"})
public final class Log4jLoggerPerOrder implements Program {
  private long orders;

  private void handle() {
    Logger.getLogger("order" + orders++ + "-of-the-web-shop".repeat(20)).debug("received");
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
