package io.leakscribe.chart;

/** How wide words are, and how to shorten them. */
final class Labels {
  /** Font size of all words in the pictures. */
  static final double SIZE = 12;

  private Labels() {}

  /**
   * Width in user units, by the widest of the usual fonts: a picture cannot know the reader's, and
   * words that come out narrower than thought do no harm.
   */
  static double width(String text) {
    return text.codePoints().mapToDouble(Labels::width).sum();
  }

  private static double width(int c) {
    if (c > 0x2100) {
      return SIZE * 1.15;
    }
    double em =
        "iljtfr.,:;|!'()[]/ I-·".indexOf(c) >= 0 ? 0.42 : "mwMW@%…".indexOf(c) >= 0 ? 1.0 : 0.65;
    double least = c > 0x7F ? 0.72 : Character.isUpperCase(c) ? 0.78 : em;
    return SIZE * Math.max(em, least);
  }

  /** The text, or its begin and an ellipsis, at most this wide. */
  static String fit(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    double used = width("…");
    int end = 0;
    while (end < points.length && used + width(points[end]) <= width) {
      used += width(points[end++]);
    }
    return new String(points, 0, end) + "…";
  }

  /**
   * {@code Registry.sessions} for {@code com.shop.Registry.sessions}: the end tells names apart.
   */
  static String shortName(String name) {
    if (name.indexOf(' ') >= 0) {
      return name;
    }
    int field = name.lastIndexOf('.');
    int type = name.lastIndexOf('.', Math.max(0, field - 1));
    return field > 0 && type > 0 ? name.substring(type + 1) : name;
  }
}
