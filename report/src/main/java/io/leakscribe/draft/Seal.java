package io.leakscribe.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash in the first line of drafts that were written before there were blocks. It ignores line
 * ends and blanks at the ends of lines, which editors change without being asked.
 */
final class Seal {
  private static final String START = "<!-- leakscribe draft sha256=";
  private static final String END = " -->\n";

  private Seal() {}

  /** Whether the text is just as it was generated. */
  static boolean isUntouched(String sealed) {
    String text = normal(sealed);
    int end = text.indexOf(END);
    if (!text.startsWith(START) || end < 0) {
      return false;
    }
    return text.substring(START.length(), end).equals(hash(text.substring(end + END.length())));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(normal(text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String normal(String text) {
    return text.replace("\r\n", "\n").replaceAll("[ \\t]+(?=\\n|$)", "").stripTrailing();
  }
}
