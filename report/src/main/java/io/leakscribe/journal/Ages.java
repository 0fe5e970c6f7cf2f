package io.leakscribe.journal;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads times that anybody may have written. Arithmetic with a time that lies beyond all ages
 * overflows, and such a time means "none" where it is met: Go writes the year 1 for it.
 */
public final class Ages {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Ages() {}

  /** An RFC 3339 time from 1970 to 9998, with any offset; null for anything else. */
  public static @Nullable Instant read(String text) {
    try {
      Instant time = Instant.parse(text);
      return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
