package io.leakscribe.chart;

import io.leakscribe.incident.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where a time lies between the left and the right end of the data. */
record TimeScale(Instant from, Instant to, double left, double right) {
  TimeScale {
    to = to.isAfter(from.plusSeconds(1)) ? to : from.plusSeconds(1);
  }

  /** The place of a time; one that lies outside is put at the end. */
  double x(Instant time) {
    double share = millis(from, time) / millis(from, to);
    return left + Math.max(0, Math.min(1, share)) * (right - left);
  }

  boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  /** A time as finely as the picture shows it; without its date on the day of another. */
  String words(Instant time, Instant other) {
    Duration length = Duration.between(from, to);
    boolean sameDay = Format.day(other).equals(Format.day(time));
    String clock = length.toMinutes() < 20 ? "HH:mm:ss" : "HH:mm";
    String pattern = length.toDays() >= 4 ? "d MMM" : sameDay ? clock : "d MMM " + clock;
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  private static double millis(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() * 1e3 + between.getNano() / 1e6;
  }
}
