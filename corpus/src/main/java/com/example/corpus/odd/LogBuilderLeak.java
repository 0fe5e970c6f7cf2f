package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** A log collector that appends to one builder for ever. */
@Leak(
    value = "string builder that is never cleared",
    holders = {
      "com\\.example\\.corpus\\.odd\\.LogBuilderLeak\\$LogCollector\\.text",
      "java\\.lang\\.AbstractStringBuilder\\.value"
    },
    sites = {"LogBuilderLeak\\$LogCollector\\.log"},
    leakingClass = "byte\\[\\]|java\\.lang\\.StringBuilder")
public final class LogBuilderLeak implements Program {

  /** Collects lines until somebody asks for them, which nobody does. */
  private static final class LogCollector {
    private final StringBuilder text = new StringBuilder();

    void log(long number, String message) {
      text.append(number).append(' ').append(message).append('\n');
    }

    int length() {
      return text.length();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    LogCollector log = new LogCollector();
    String message = "request served, all is well; ".repeat(12);
    for (long number = 0; pace.next(); number++) {
      log.log(number, message);
    }
    System.out.println("length " + log.length());
  }
}
