package io.leakscribe.draft;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The line of the bases by which what a person saved is told from what was written here. */
final class WrittenMark {
  private WrittenMark() {}

  static String of(String text) {
    // A name-based UUID is a short hash; nothing is to be kept safe by it.
    UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return "<!-- leakscribe-written " + hash + " -->\n";
  }

  static boolean isIn(String bases, String text) {
    return bases.contains(of(text));
  }
}
