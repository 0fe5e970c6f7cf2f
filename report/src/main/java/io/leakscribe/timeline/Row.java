package io.leakscribe.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a timeline.
 *
 * @param time when it happened
 * @param source who knows: {@code agent}, {@code signal}, {@code process}, {@code deploy}, {@code
 *     person}, or of an alert {@code Alertmanager}, {@code Prometheus} or both with a comma
 * @param what what happened, one or more sentences; unescaped
 * @param event short id of the event that says so, {@code R1#17}
 * @param also short ids of what else says so
 * @param lateness how long after it happened it was received; negative when the clocks of sender
 *     and receiver differ; null when it was written where it happened, or that is not known
 */
public record Row(
    Instant time,
    String source,
    String what,
    String event,
    List<String> also,
    @Nullable Duration lateness) {
  public Row {
    also = List.copyOf(also);
  }

  /** A row that one event tells, which was written where it happened. */
  public Row(Instant time, String source, String what, String event) {
    this(time, source, what, event, List.of(), null);
  }
}
