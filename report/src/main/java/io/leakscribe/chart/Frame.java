package io.leakscribe.chart;

/**
 * The sizes of a picture.
 *
 * @param suffix of the ids inside it
 * @param width in user units, which are pixels where it is shown at its size
 * @param left where the area of the data begins
 * @param right space kept to the right of it
 * @param plotHeight height of the area of the data
 * @param labelShare how much of the width a label may take
 */
record Frame(String suffix, int width, int left, int right, int plotHeight, double labelShare) {
  /** For a desk: about the width of the page's text. */
  static final Frame WIDE = new Frame("", 900, 68, 26, 270, 0.4);

  /** For a phone: there a wide picture would be shrunk until nobody can read its words. */
  static final Frame NARROW = new Frame("-narrow", 360, 59, 12, 210, 0.62);

  int plotWidth() {
    return width - left - right;
  }

  int end() {
    return width - right;
  }

  boolean isNarrow() {
    return !suffix.isEmpty();
  }
}
