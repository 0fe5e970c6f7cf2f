package io.leakscribe.scenarios;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load driver counted.
 *
 * @param requests sent so far
 * @param errors of these, answered with an error or not at all
 */
record LoadReport(long requests, long errors) {
  /** Its progress lines and its last line, which is JSON, name the two alike. */
  private static final Pattern COUNTS =
      Pattern.compile("requests\"?[: ](\\d+)[ ,]\"?errors\"?[: ](\\d+)");

  /** Reads a line of the driver; empty when it has no counts. */
  static Optional<LoadReport> parse(String line) {
    Matcher counts = COUNTS.matcher(line);
    return counts.find()
        ? Optional.of(
            new LoadReport(Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2))))
        : Optional.empty();
  }
}
