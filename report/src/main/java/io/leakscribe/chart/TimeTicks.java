package io.leakscribe.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Marks of a time axis at times that people count in: full minutes, quarters, hours, Mondays,
 * firsts of a month. The date stands where the day changes.
 */
final class TimeTicks {
  /** A mark, what it says, and the date or year where that changes, else an empty text. */
  record Tick(Instant at, String label, String date) {}

  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;
  private static final long MONTH = 30 * DAY;
  private static final long[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY,
    2 * DAY, WEEK, 2 * WEEK, MONTH, 2 * MONTH, 3 * MONTH, 6 * MONTH
  };
  private static final DateTimeFormatter CLOCK = pattern("HH:mm");
  private static final DateTimeFormatter SECOND = pattern("HH:mm:ss");
  private static final DateTimeFormatter DATE = pattern("d MMM");
  private static final DateTimeFormatter FULL_DATE = pattern("d MMM uuuu");
  private static final DateTimeFormatter MONTH_NAME = pattern("MMM");

  private TimeTicks() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** Marks that are at least {@code apart} user units from each other. */
  static List<Tick> of(TimeScale scale, double apart) {
    double seconds = Math.max(1, Duration.between(scale.from(), scale.to()).toSeconds());
    double least = seconds * apart / (scale.right() - scale.left());
    for (int i = 0; i < SECONDS.length; i++) {
      if (SECONDS[i] >= least) {
        List<LocalDateTime> times = times(scale, SECONDS[i]);
        // One mark alone tells no length: the next finer step gives at least two.
        boolean isFine = times.size() > 1 || i == 0;
        long step = isFine ? SECONDS[i] : SECONDS[i - 1];
        return label(isFine ? times : times(scale, step), step);
      }
    }
    long years = 12 * MONTH * Math.max(1, (long) Math.ceil(least / (12 * MONTH)));
    return label(times(scale, years), years);
  }

  private static List<LocalDateTime> times(TimeScale scale, long step) {
    LocalDateTime from = LocalDateTime.ofInstant(scale.from(), ZoneOffset.UTC);
    LocalDateTime to = LocalDateTime.ofInstant(scale.to(), ZoneOffset.UTC);
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime at = first(from, step);
    while (!at.isAfter(to)) {
      if (!at.isBefore(from)) {
        times.add(at);
      }
      at = step >= MONTH ? at.plusMonths(step / MONTH) : at.plusSeconds(step);
    }
    return times;
  }

  /** The last full step at or before a time. */
  private static LocalDateTime first(LocalDateTime from, long step) {
    if (step >= MONTH) {
      long months = step / MONTH;
      long since = from.getYear() * 12L + from.getMonthValue() - 1;
      return LocalDate.of(0, 1, 1).plusMonths(Math.floorDiv(since, months) * months).atStartOfDay();
    }
    LocalDateTime monday = LocalDate.of(1970, 1, 5).atStartOfDay();
    long since = ChronoUnit.SECONDS.between(monday, from);
    return monday.plusSeconds(Math.floorDiv(since, step) * step);
  }

  private static List<Tick> label(List<LocalDateTime> times, long step) {
    List<Tick> ticks = new ArrayList<>();
    LocalDateTime last = null;
    for (LocalDateTime at : times) {
      boolean newYear = last == null || last.getYear() != at.getYear();
      boolean newDay = last == null || !last.toLocalDate().equals(at.toLocalDate());
      String date =
          step >= DAY
              ? newYear ? String.valueOf(at.getYear()) : ""
              : newDay ? (newYear ? FULL_DATE : DATE).format(at) : "";
      DateTimeFormatter format =
          step >= MONTH ? MONTH_NAME : step >= DAY ? DATE : step >= 60 ? CLOCK : SECOND;
      ticks.add(new Tick(at.toInstant(ZoneOffset.UTC), format.format(at), date));
      last = at;
    }
    return ticks;
  }
}
