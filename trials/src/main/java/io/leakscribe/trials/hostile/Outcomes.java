package io.leakscribe.trials.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of each class, a line each, so that a run with the agent can be compared with one
 * without.
 */
final class Outcomes {
  private static final int LONGEST = 300;

  private final List<String> lines = new ArrayList<>();

  /** Does it, and notes what it threw. */
  void of(String label, Attempt attempt) {
    String outcome = "fine";
    try {
      attempt.run();
    } catch (Throwable thrown) {
      outcome = told(thrown);
    }
    lines.add(label + "\t" + outcome);
  }

  private static String told(Throwable thrown) {
    Throwable reason = thrown;
    while (reason instanceof ReflectiveOperationException && reason.getCause() != null) {
      reason = reason.getCause();
    }
    // Behind the second tab for people: woven code is read in another order, and has other offsets.
    String line = reason.getClass().getName() + "\t" + String.valueOf(reason.getMessage());
    String printable = line.split("\n", 2)[0].replaceAll("[^ -~\t]", "?");
    return printable.substring(0, Math.min(LONGEST, printable.length()));
  }

  int size() {
    return lines.size();
  }

  void write(Path file) throws IOException {
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  /** May throw anything. */
  interface Attempt {
    void run() throws Throwable;
  }
}
