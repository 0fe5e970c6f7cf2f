package io.leakscribe.agent.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code 200ms}, {@code 1s}, {@code 2m}, {@code 0}. */
final class Durations {
  // Eight digits of minutes are 190 years; more would only overflow.
  private static final Pattern FORM = Pattern.compile("(\\d{1,8})\\s*(ms|s|m)");

  private Durations() {}

  /** Returns null for what is not a duration. */
  static @Nullable Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }
}
