package io.leakscribe.merge;

import org.jspecify.annotations.Nullable;

/** A remark that a person wrote before or behind a generated text, which goes with it. */
final class Extension {
  /** Behind shorter texts a remark is no remark: {@code 30} is not {@code 3} with a remark. */
  private static final int LEAST = 12;

  private Extension() {}

  /** The fresh text with the person's remark; null when the person changed the text itself. */
  static @Nullable String of(String base, String mine, String fresh) {
    if (base.length() < LEAST) {
      return null;
    }
    if (mine.startsWith(base) && Character.isWhitespace(mine.charAt(base.length()))) {
      return fresh + mine.substring(base.length());
    }
    int start = mine.length() - base.length();
    if (mine.endsWith(base) && start > 0 && Character.isWhitespace(mine.charAt(start - 1))) {
      return mine.substring(0, start) + fresh;
    }
    return null;
  }
}
