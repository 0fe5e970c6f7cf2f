package io.leakscribe.lint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds times in text. */
final class Clocks {
  private static final int MAX = 20;

  private static final Pattern TIME =
      Pattern.compile(
          "(?:(?<![\\d-])(?<date>\\d{4}-\\d{2}-\\d{2})(?:T|,?\\s{1,2}(?:at )?))?"
              + "(?<![\\d:.,])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.\\d{1,9})?)?"
              + "(?![\\d:])\\s?(?<half>[aApP][mM]\\b)?\\s?\\(?"
              + "(?<zone>Z\\b|UTC\\b|GMT\\b|[+-]\\d{2}:?\\d{2}\\b|[A-Z]{3,4}\\b|local\\b)?");

  /** Abbreviations that are times of a country; other words after a time are no zone. */
  private static final List<String> ZONES =
      List.of(
          "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "HST", "CET", "CEST",
          "BST", "IST", "EAT", "WAT", "CAT", "SAST", "MSK", "EET", "EEST", "WEST", "JST", "KST",
          "HKT", "SGT", "AEST", "AEDT", "ACST", "AWST", "NZST", "NZDT", "BRT", "ART", "PKT",
          "local");

  /**
   * One time.
   *
   * @param date null when only the clock is told
   * @param clock to the second
   * @param offset what stands behind it: "" when nothing
   */
  record Time(@Nullable LocalDate date, LocalTime clock, String offset) {
    boolean isUtc() {
      return offset.isEmpty() || shift(offset).equals(ZoneOffset.UTC);
    }

    /** When; null for a bare clock, and for a zone by name. */
    @Nullable Instant instant() {
      return date == null || ZONES.contains(offset)
          ? null
          : LocalDateTime.of(date, clock).toInstant(shift(offset));
    }
  }

  private Clocks() {}

  private static ZoneOffset shift(String offset) {
    try {
      return ZONES.contains(offset)
          ? ZoneOffset.MAX
          : offset.startsWith("+") || offset.startsWith("-")
              ? ZoneOffset.of(offset)
              : ZoneOffset.UTC;
    } catch (DateTimeException e) {
      return ZoneOffset.MAX;
    }
  }

  /** The first times in a text; a bare clock after a date is of that date, or the day after it. */
  static List<Time> in(String text) {
    return in(text, null);
  }

  /** As {@link #in(String)}, but a bare clock is of {@code day} wherever it stands. */
  static List<Time> in(String text, @Nullable LocalDate day) {
    List<Time> times = new ArrayList<>();
    Matcher matcher = TIME.matcher(text);
    LocalDate date = day;
    LocalTime before = LocalTime.MIN;
    while (times.size() < MAX && matcher.find()) {
      Time time = time(matcher, date, before);
      if (time != null) {
        times.add(time);
        if (day == null) {
          date = time.date();
          before = time.clock();
        }
      }
    }
    return times;
  }

  private static @Nullable Time time(Matcher found, @Nullable LocalDate last, LocalTime before) {
    try {
      int hour = Integer.parseInt(found.group("hour"));
      String half = found.group("half");
      if (half != null && hour <= 12) {
        hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
      }
      String second = found.group("second");
      LocalTime clock =
          LocalTime.of(
              hour,
              Integer.parseInt(found.group("minute")),
              second == null ? 0 : Integer.parseInt(second));
      String zone = found.group("zone");
      String offset = zone == null || !isZone(zone) ? "" : zone;
      return new Time(date(found.group("date"), last, before, clock), clock, offset);
    } catch (DateTimeException e) {
      return null; // 25:99 is no time
    }
  }

  private static @Nullable LocalDate date(
      @Nullable String told, @Nullable LocalDate last, LocalTime before, LocalTime clock) {
    if (told != null) {
      return LocalDate.parse(told);
    }
    boolean overMidnight = Duration.between(clock, before).compareTo(Duration.ofHours(12)) > 0;
    return last != null && overMidnight ? last.plusDays(1) : last;
  }

  private static boolean isZone(String word) {
    return word.startsWith("+")
        || word.startsWith("-")
        || List.of("Z", "UTC", "GMT").contains(word)
        || ZONES.contains(word);
  }
}
