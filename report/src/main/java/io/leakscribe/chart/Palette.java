package io.leakscribe.chart;

/**
 * Colours that stand out by 3:1 from white and from near-black alike (WCAG 1.4.11), so that a
 * picture needs no style sheet to be seen in either scheme. Each line has a dash of its own beside:
 * colour never tells anything alone.
 */
final class Palette {
  /** Growth, and what will be full. */
  static final String ALARM = "#d0453b";

  static final String QUIET = "#7d8590";
  private static final String[] LINES = {
    "#2f7bd0", "#2e8f5b", "#9a63c4", "#a8730f", "#16889a", "#c2558e"
  };
  private static final String[] DASHES = {"", "7 3", "2 3", "10 3 2 3", "5 2 1 2 1 2", "12 4"};

  /** Lines that a reader can still tell apart. */
  static final int DISTINCT = LINES.length;

  /** More lines than these make a picture heavy and tell nothing more. */
  static final int MOST_LINES = 40;

  private Palette() {}

  /** The colour of the n-th line, from zero; further ones are grey. */
  static String color(int index) {
    return index < DISTINCT ? LINES[index] : QUIET;
  }

  /** The attribute with the dashes of the n-th line, or nothing. */
  static String dash(int index) {
    String dash = index < DISTINCT ? DASHES[index] : "";
    return dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"";
  }
}
