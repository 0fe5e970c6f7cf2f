package io.leakscribe.chart;

import io.leakscribe.incident.Format;
import java.util.Locale;

/** Steps and words of value axes. */
final class Scales {
  private static final int MOST_LINES = 5;

  private Scales() {}

  /** A power of two, for bytes. */
  static double byteStep(double max) {
    double step = 1;
    while (max / step > MOST_LINES) {
      step *= 2;
    }
    return step;
  }

  /** One, two or five times a power of ten, for counts: never less than one. */
  static double countStep(double max) {
    double power = 1;
    while (true) {
      for (int lead : new int[] {1, 2, 5}) {
        if (max / (power * lead) <= MOST_LINES) {
          return power * lead;
        }
      }
      power *= 10;
    }
  }

  /** {@code 384 MiB}. */
  static String bytes(double value) {
    return Format.bytes(value).replace(".0 ", " ");
  }

  /** {@code 800}, {@code 12k}, {@code 1.5M}. */
  static String count(double value) {
    String[] units = {"", "k", "M", "G", "T", "P", "E"};
    int unit = 0;
    double rest = value;
    while (rest >= 10_000 || (unit > 0 && rest >= 1000)) {
      rest /= 1000;
      unit++;
      if (unit == units.length - 1) {
        break;
      }
    }
    String number =
        rest == Math.rint(rest)
            ? String.format(Locale.ROOT, "%,.0f", rest)
            : String.format(Locale.ROOT, "%.1f", rest);
    return number + units[unit];
  }
}
