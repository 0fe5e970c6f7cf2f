package io.leakscribe.lint;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a length of time in text: {@code 2 h 30 min}, {@code 90 minutes}, {@code 2 hours 30}. */
final class Lengths {
  private static final Pattern ONE =
      Pattern.compile(
          "(?:(?<![\\w.,:-])|(?<=\\d[dhm]))(?<number>\\d{1,3}(?:,\\d{3}){1,3}+|\\d{1,7}+(?:\\.\\d{1,3}+)?)[\\s-]?"
              + "(?<unit>days?|d|hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|s)(?![A-Za-z_/])");
  private static final Pattern BARE_MINUTES =
      Pattern.compile("\\s{1,2}(?:and )?(\\d{2})(?!\\s?[\\w:.,%-]*\\w)");

  /** A length, and how exactly it is told: the smallest unit. */
  record Length(Duration value, Duration unit) {
    /** Whether it may be the time that passed; every unit but the first is often cut off. */
    boolean fits(Duration other) {
      Duration slack = unit.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : unit;
      Duration share = other.abs().dividedBy(50);
      Duration allowed = slack.compareTo(share) > 0 ? slack : share;
      return value.minus(other).abs().compareTo(allowed) <= 0;
    }
  }

  private Lengths() {}

  /** The first length in a text. */
  static @Nullable Length in(String text) {
    Matcher matcher = ONE.matcher(text);
    Duration sum = null;
    Duration unit = Duration.ZERO;
    int end = 0;
    while (matcher.find()) {
      Duration next = unit(matcher.group("unit"));
      boolean goesOn =
          sum != null
              && next.compareTo(unit) < 0
              && text.substring(end, matcher.start()).matches("\\s{0,2}|,? ?(and )?");
      if (sum != null && !goesOn) {
        break;
      }
      Duration part = times(next, matcher.group("number"));
      sum = sum == null ? part : sum.plus(part);
      unit = next;
      end = matcher.end();
    }
    return sum == null ? null : withBareMinutes(text, end, sum, unit);
  }

  private static Length withBareMinutes(String text, int end, Duration sum, Duration unit) {
    Matcher bare = BARE_MINUTES.matcher(text).region(end, text.length());
    if (unit.equals(Duration.ofHours(1)) && bare.lookingAt()) {
      return new Length(sum.plusMinutes(Integer.parseInt(bare.group(1))), Duration.ofMinutes(1));
    }
    return new Length(sum, unit);
  }

  private static Duration unit(String word) {
    return switch (word.charAt(0)) {
      case 'd' -> Duration.ofDays(1);
      case 'h' -> Duration.ofHours(1);
      case 'm' -> Duration.ofMinutes(1);
      default -> Duration.ofSeconds(1);
    };
  }

  private static Duration times(Duration unit, String number) {
    double value = Double.parseDouble(number.replace(",", ""));
    return Duration.ofMillis((long) (value * unit.toMillis()));
  }
}
