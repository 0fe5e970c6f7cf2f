package io.leakscribe.incident;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as a person gave it; UTC where no offset is given.
 *
 * @param exact with a date; null when only a time of day was given
 * @param clock time of day in UTC; null when a date was given
 */
public record NoteTime(@Nullable Instant exact, @Nullable LocalTime clock) {
  /** The clocks of two machines may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /**
   * Reads {@code 2026-11-21 08:40}, with T, Z, UTC or an offset, and {@code 08:40}.
   *
   * @throws DateTimeException if it is none of these; its message is for a person
   */
  public static NoteTime parse(String value) {
    String at = value.strip().replaceFirst("(?i)\\s*(?:UTC|Z)$", "");
    try {
      if (at.indexOf(':') <= 2) {
        return new NoteTime(null, LocalTime.parse(at));
      }
      Object time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              at.replaceFirst("\\s+", "T"), OffsetDateTime::from, LocalDateTime::from);
      return new NoteTime(
          time instanceof OffsetDateTime exact
              ? exact.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC),
          null);
    } catch (DateTimeException e) {
      throw new DateTimeException(
          "'" + value + "' is not a time such as 2026-11-21T08:40:00Z, 2026-11-21 08:40 or 08:40",
          e);
    }
  }

  /**
   * The time that is meant, in this incident.
   *
   * @throws DateTimeException if it lies in the future; its message is for a person
   */
  public Instant within(Incident incident, Instant now) {
    Instant onset = incident.onset();
    Instant detected = incident.detected().time();
    Instant from = onset == null || onset.isAfter(detected) ? detected : onset;
    return within(from, incident.asOf(), now);
  }

  /**
   * The time that is meant. A time of day is of a day of the incident, the latest that is not in
   * the future; of another day only where it does not fall into the incident, then of the nearest.
   *
   * @param from begin of the incident
   * @param to its end, or the newest that is known of it
   * @throws DateTimeException if it lies in the future; its message is for a person
   */
  public Instant within(Instant from, Instant to, Instant now) {
    // What is on record has happened, whatever this machine's clock says.
    Instant newest = to.isAfter(now) ? to : now;
    Instant time = exact == null ? nearest(from, to, newest) : exact;
    if (time.isAfter(newest.plus(SKEW))) {
      throw new DateTimeException(
          "%s lies in the future, it is %s now; give the time when it happened"
              .formatted(Format.second(time), Format.second(now)));
    }
    return time;
  }

  private Instant nearest(Instant from, Instant to, Instant newest) {
    LocalTime time = clock == null ? LocalTime.MIDNIGHT : clock;
    Instant best = null;
    LocalDate last = day(to).plusDays(1);
    for (LocalDate day = last; !day.isBefore(day(from).minusDays(1)); day = day.minusDays(1)) {
      Instant at = day.atTime(time).toInstant(ZoneOffset.UTC);
      boolean nearer = best == null || outside(at, from, to).compareTo(outside(best, from, to)) < 0;
      if (!at.isAfter(newest) && nearer) {
        best = at;
      }
    }
    return best == null ? day(from).atTime(time).toInstant(ZoneOffset.UTC) : best;
  }

  private static Duration outside(Instant at, Instant from, Instant to) {
    if (at.isBefore(from)) {
      return Duration.between(at, from);
    }
    return at.isAfter(to) ? Duration.between(to, at) : Duration.ZERO;
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
