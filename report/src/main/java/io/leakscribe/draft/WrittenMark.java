package io.leakscribe.draft;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of the bases by which what a person saved is told from what was written here. */
final class WrittenMark {
  private static final Pattern LINE =
      Pattern.compile("(?m)^<!-- leakscribe-written [0-9a-f-]{36} -->\\n");

  private WrittenMark() {}

  static String of(String text) {
    // A name-based UUID is a short hash; nothing is to be kept safe by it.
    UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return "<!-- leakscribe-written " + hash + " -->\n";
  }

  /** The line as it is; empty when there is none. */
  static String in(String bases) {
    Matcher mark = LINE.matcher(bases);
    return mark.find() ? mark.group() : "";
  }

  static boolean isIn(String bases, String text) {
    return in(bases).equals(of(text));
  }
}
