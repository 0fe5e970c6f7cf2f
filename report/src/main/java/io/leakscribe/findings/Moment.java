package io.leakscribe.findings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the times of an incident.
 *
 * @param at when; null when it is not known
 * @param earliest the earliest that the measurement allows; null when no bound is known
 * @param latest the latest that the measurement allows; null when no bound is known. With {@code
 *     latest} alone the time is "at or before"; with neither it is exact, or not known
 * @param how how it is known, or why it is not known
 * @param events short ids of the events that say so; empty only when the time is not known
 */
public record Moment(
    @Nullable Instant at,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    String how,
    List<String> events) {
  public Moment {
    events = List.copyOf(events);
  }

  /** A time that is known exactly. */
  public static Moment at(Instant at, String how, String... events) {
    return new Moment(at, null, null, how, List.of(events));
  }

  /** A time that is not known. */
  public static Moment unknown(String why) {
    return new Moment(null, null, null, why, List.of());
  }

  /** Whether it may lie any time before {@code at}. */
  public boolean isAtOrBefore() {
    return at != null && earliest == null && latest != null;
  }
}
