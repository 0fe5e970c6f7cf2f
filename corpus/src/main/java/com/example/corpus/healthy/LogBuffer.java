package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** Log lines are gathered in one builder and written when there are 4 MB of them. */
@Healthy(value = "StringBuilder that is flushed at 4 MB", steps = 60_000)
public final class LogBuffer implements Program {
  private static final int FLUSH_AT = 4_000_000;

  private StringBuilder buffer = new StringBuilder();
  private long written;

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      log("INFO request " + i + " answered " + "after a while ".repeat(20));
    }
  }

  private void log(String line) {
    buffer.append(line).append('\n');
    if (buffer.length() > FLUSH_AT) {
      written += buffer.toString().length();
      buffer = new StringBuilder();
    }
  }
}
