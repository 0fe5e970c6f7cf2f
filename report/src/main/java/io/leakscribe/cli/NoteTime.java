package io.leakscribe.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * When something happened, as a person gave it.
 *
 * @param exact with a date; null when only a time of day was given
 * @param clock time of day in UTC; null when a date was given
 */
record NoteTime(@Nullable Instant exact, @Nullable LocalTime clock) {

  /**
   * The time that is meant. A time of day is of a day of the incident, the latest that is not in
   * the future; of another day only where it does not fall into the incident, then of the nearest.
   *
   * @param from begin of the incident
   * @param to its end, or the newest that is known of it
   */
  Instant within(Instant from, Instant to, Instant now) {
    if (exact != null) {
      return exact;
    }
    LocalTime time = clock == null ? LocalTime.MIDNIGHT : clock;
    Instant best = null;
    LocalDate last = day(to).plusDays(1);
    for (LocalDate day = last; !day.isBefore(day(from).minusDays(1)); day = day.minusDays(1)) {
      Instant at = day.atTime(time).toInstant(ZoneOffset.UTC);
      boolean nearer = best == null || outside(at, from, to).compareTo(outside(best, from, to)) < 0;
      if (!at.isAfter(now) && nearer) {
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

  /** Reads {@code 2026-11-21T08:40:00Z}, with any offset, and {@code 08:40}. */
  static final class Converter implements ITypeConverter<NoteTime> {
    @Override
    public NoteTime convert(String value) {
      try {
        return value.indexOf('T') > 0
            ? new NoteTime(OffsetDateTime.parse(value).toInstant(), null)
            : new NoteTime(null, LocalTime.parse(value));
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + value + "' is not a time such as 2026-11-21T08:40:00Z or 08:40");
      }
    }
  }
}
