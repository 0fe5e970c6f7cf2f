package io.leakscribe.findings;

import java.time.Duration;
import java.time.Instant;

/** From a time to a later one. */
public record Period(Instant from, Instant to) {

  /** How long it is; never negative. */
  public Duration length() {
    Duration length = Duration.between(from, to);
    return length.isNegative() ? Duration.ZERO : length;
  }

  /** Whether a time is in it, its ends included. */
  public boolean holds(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
