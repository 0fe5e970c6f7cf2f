package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.outside.Measure;
import java.time.Duration;
import java.util.Locale;

/** Numbers of an impact as people say them. */
public final class Amounts {
  private Amounts() {}

  /** {@code 38 %}, {@code 120 ms}, {@code 5,300}, {@code 4.3 a second}. */
  public static String of(double value, String unit) {
    return switch (unit) {
      case Measure.SHARE -> share(value);
      case Measure.SECONDS -> seconds(value);
      case "milliseconds" -> seconds(value / 1000);
      case "bytes" -> Format.bytes(value);
      case Measure.COUNT, "" -> Format.number(rounded(value));
      default -> Format.number(rounded(value)) + " " + unit;
    };
  }

  /** {@code 93}, {@code 2.4}, {@code 0.15}. */
  public static String ratio(double ratio) {
    String pattern = ratio >= 10 ? "%,.0f" : ratio >= 1 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, ratio);
  }

  /** Small shares matter here: 0.1 % of the requests are many people. */
  private static String share(double value) {
    double percent = value * 100;
    String pattern =
        percent == 0 || percent >= 10 ? "%.0f %%" : percent >= 1 ? "%.1f %%" : "%.2f %%";
    return percent >= 99.5 && percent < 100
        ? String.format(Locale.ROOT, "%.2f %%", Math.floor(percent * 100) / 100)
        : String.format(Locale.ROOT, pattern, percent);
  }

  private static String seconds(double value) {
    if (Math.abs(value) < 1) {
      return Format.number(Math.abs(value) < 0.01 ? rounded(value * 1000) : Math.rint(value * 1000))
          + " ms";
    }
    return value < 120
        ? String.format(Locale.ROOT, "%.1f s", value)
        : Format.duration(Duration.ofMillis(Math.round(value * 1000)));
  }

  private static double rounded(double value) {
    return Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 1000) / 1000;
  }
}
