package io.leakscribe.chart;

import java.util.Locale;

/** Collects SVG elements. Sizes of text are one of two, so that a picture stays calm. */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  /** Adds an element; the arguments are formatted for {@link Locale#ROOT}. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  Svg add(String pattern, Object... arguments) {
    out.append(String.format(Locale.ROOT, pattern, arguments)).append('\n');
    return this;
  }

  /** Words; {@code anchor} is {@code start}, {@code middle} or {@code end}. */
  Svg text(double x, double y, String anchor, String words) {
    return text(x, y, anchor, "", words);
  }

  /** Words of lesser weight: scales and the like. */
  Svg dim(double x, double y, String anchor, String words) {
    return text(x, y, anchor, " fill-opacity=\"0.75\"", words);
  }

  /** Words that cover the lines under them, where a style sheet says with which colour. */
  Svg halo(double x, double y, String anchor, String words) {
    return text(x, y, anchor, " class=\"halo\"", words);
  }

  private Svg text(double x, double y, String anchor, String more, String words) {
    return add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"currentColor\"%s>%s</text>",
        x, y, anchor, more, Xml.escape(words));
  }

  /** Adds what another has collected. */
  Svg append(Svg other) {
    out.append(other.out);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
