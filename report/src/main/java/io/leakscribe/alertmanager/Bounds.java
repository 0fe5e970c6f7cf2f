package io.leakscribe.alertmanager;

/**
 * How much of a message is kept. One alert stays well below the longest line that a reader of
 * journals takes, even where each character is written as an escape.
 */
final class Bounds {
  /** Alerts of one message; the others count as left out. */
  static final int ALERTS = 2000;

  static final int LABELS = 64;
  static final int ANNOTATIONS = 24;
  static final int SILENCES = 8;
  static final int NAME = 128;
  static final int LABEL = 512;
  static final int TEXT = 2048;

  private Bounds() {}

  /** At most {@code most} characters, without half a surrogate pair anywhere: no file takes one. */
  static String cut(String text, int most) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), most));
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean half = Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE;
      if (kept.length() + Character.charCount(point) > most - (i < text.length() ? 1 : 0)) {
        return kept.append('…').toString();
      }
      kept.appendCodePoint(half ? '\uFFFD' : point);
    }
    return kept.toString();
  }
}
