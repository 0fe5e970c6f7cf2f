package io.leakscribe.findings;

import io.leakscribe.incident.Run;
import io.leakscribe.incident.Slope;
import io.leakscribe.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast something grew in a stretch of one run.
 *
 * @param run the run
 * @param unit {@code entries} of the leading holder, or {@code bytes} of the live set
 * @param from begin of the stretch
 * @param to its end
 * @param perHour growth per hour
 * @param slope the same with its interval; null when the agent gave the rate and the journal has
 *     too few readings
 * @param gained what it gained in the stretch; NaN when there are no readings
 * @param events short ids of what says so
 */
public record Growth(
    Run run,
    String unit,
    Instant from,
    Instant to,
    double perHour,
    @Nullable Slope slope,
    double gained,
    List<String> events) {
  public Growth {
    events = List.copyOf(events);
  }

  /** How long the stretch is. */
  public Duration watched() {
    return Duration.between(from, to);
  }

  /** Version of the service, null when it is not known. */
  public @Nullable String version() {
    Event.AgentStarted started = run.started();
    boolean known =
        started != null && !started.version().isBlank() && !started.version().equals("unknown");
    return started != null && known ? started.version() : null;
  }

  /** Whether it grew beyond doubt. */
  boolean grew() {
    return slope == null ? perHour > 0 : slope.lower() > 0;
  }
}
