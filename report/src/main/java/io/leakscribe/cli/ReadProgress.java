package io.leakscribe.cli;

import io.leakscribe.incident.Format;
import io.leakscribe.journal.ReadPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a person who waits how far the reading has come; says nothing where it takes no time. */
final class ReadProgress implements ReadPlan.Progress {
  /** Read in a few seconds on any disk. */
  private static final long WORTH_TELLING = 512L << 20;

  private static final int STEP_PERCENT = 10;

  private final PrintWriter to;
  private final long total;
  private long read;
  private int told;

  private ReadProgress(PrintWriter to, long total) {
    this.to = to;
    this.total = total;
  }

  /** For the journals of these services, each of which is read twice. */
  static ReadPlan.Progress of(List<Path> services, PrintWriter to) throws IOException {
    long bytes = 0;
    int files = 0;
    for (Path service : services) {
      try (DirectoryStream<Path> journals =
          Files.newDirectoryStream(service.resolve("journal"), "*.jsonl")) {
        for (Path journal : journals) {
          bytes += journal.toFile().length();
          files++;
        }
      }
    }
    if (bytes < WORTH_TELLING) {
      return NONE;
    }
    to.println("reading " + files + " journals, " + Format.bytes(bytes) + ", twice");
    return new ReadProgress(to, 2 * bytes);
  }

  @Override
  public void read(long bytes) {
    read += bytes;
    int percent = (int) Math.min(100, read * 100 / total);
    if (percent >= told + STEP_PERCENT) {
      told = percent - percent % STEP_PERCENT;
      to.println("  " + told + " %");
    }
  }
}
