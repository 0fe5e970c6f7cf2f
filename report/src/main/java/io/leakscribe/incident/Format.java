package io.leakscribe.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them; the same on every machine. */
public final class Format {
  private static final DateTimeFormatter MINUTE = pattern("uuuu-MM-dd HH:mm 'UTC'");
  private static final DateTimeFormatter SECOND = pattern("uuuu-MM-dd HH:mm:ss 'UTC'");
  private static final DateTimeFormatter CLOCK = pattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = pattern("uuuu-MM-dd");
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private static final Duration CLOSE = Duration.ofMinutes(15);

  private Format() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** {@code 2026-11-21 08:27 UTC}. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code 2026-11-21 08:27:35 UTC}. */
  public static String second(Instant time) {
    return SECOND.format(time);
  }

  /** {@code 08:27:35}. */
  public static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /** {@code 08:27:35} on the day of {@code asOf}, else with its date. */
  public static String clock(Instant time, Instant asOf) {
    return day(time).equals(day(asOf)) ? clock(time) : second(time).replace(" UTC", "");
  }

  /**
   * {@code 08:27 UTC} on the day of {@code reference}, else with its date; with seconds where they
   * matter, within a quarter of an hour.
   */
  public static String near(Instant time, Instant reference) {
    return near(time, reference, reference);
  }

  /** As {@link #near(Instant, Instant)}, with its date on another day than that of {@code asOf}. */
  public static String near(Instant time, Instant reference, Instant asOf) {
    boolean close = Duration.between(reference, time).abs().compareTo(CLOSE) < 0;
    String full = close ? second(time) : minute(time);
    return day(time).equals(day(asOf)) ? full.substring(full.indexOf(' ') + 1) : full;
  }

  /** {@code 2026-11-21}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** {@code 1.5 GiB}; a minus sign for what shrinks. */
  public static String bytes(double bytes) {
    double value = Math.abs(bytes);
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    String number = unit == 0 || value >= 100 ? "%.0f" : "%.1f";
    return (bytes < 0 ? "−" : "") + String.format(Locale.ROOT, number, value) + " " + UNITS[unit];
  }

  /** As {@link #bytes(double)}. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** {@code 12,345}. */
  public static String number(long value) {
    return number((double) value);
  }

  /** {@code 12,345}, {@code 12.3} or {@code 0.123}. */
  public static String number(double value) {
    double size = Math.abs(value);
    String pattern =
        size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 1 ? "%.1f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value).replace('-', '−');
  }

  /** As {@link #number}, with its sign. */
  public static String signed(double value) {
    return (value > 0 ? "+" : "") + number(value);
  }

  /** {@code 97 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /** {@code 2 h 30 min}, {@code 45 s}, {@code 3 d 4 h}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    } else if (seconds < 7200) {
      return seconds / 60 + " min";
    } else if (seconds < 172_800) {
      return pair(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /** As {@link #duration}, finer below two seconds, with a sign when negative. */
  public static String precise(Duration duration) {
    Duration size = duration.abs();
    String sign = duration.isNegative() ? "−" : "";
    long millis = size.toMillis();
    if (millis < 1000) {
      return sign + millis + " ms";
    }
    return sign
        + (millis < 2000 ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0) : duration(size));
  }

  private static String pair(long big, String bigUnit, long small, String smallUnit) {
    return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
