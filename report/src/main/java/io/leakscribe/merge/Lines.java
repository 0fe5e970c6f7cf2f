package io.leakscribe.merge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Lines of text, without their ends. */
final class Lines {
  /** Hex digits of a hash: enough to tell edits by, and short to read over. */
  private static final int DIGITS = 16;

  private Lines() {}

  /** Every line with its end, so that joining them gives the text again. */
  static List<String> withEnds(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** The line without its end. */
  static String bare(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return line.substring(0, end);
  }

  /** Without blank lines at the start and the end. */
  static List<String> trim(List<String> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    return List.copyOf(lines.subList(from, to));
  }

  /**
   * A hash that ignores blanks at the ends of lines and blank lines around: editors change these
   * without being asked.
   */
  static String hash(List<String> lines) {
    return hash(text(trim(lines)));
  }

  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One text, without blanks at the ends of lines. */
  static String text(List<String> lines) {
    return String.join("\n", lines.stream().map(String::stripTrailing).toList());
  }
}
