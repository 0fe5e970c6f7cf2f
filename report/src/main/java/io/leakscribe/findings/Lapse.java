package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time from one moment of an incident to another.
 *
 * @param name short name, {@code Time to detect}
 * @param length how long; null when it is not known
 * @param least shortest that the measurement allows, null when it is exact or no bound is known
 * @param most longest that it allows, null likewise
 * @param how what it is measured from and to, or why it is not known
 * @param events short ids of the events that say so
 */
public record Lapse(
    String name,
    @Nullable Duration length,
    @Nullable Duration least,
    @Nullable Duration most,
    String how,
    List<String> events) {
  public Lapse {
    events = List.copyOf(events);
  }

  /** From a moment to a later one; an order that cannot be is said and makes no number. */
  static Lapse between(String name, String fromName, Moment from, String toName, Moment to) {
    if (to.at() == null) {
      return unknown(name, "no time of " + toName + ": see there");
    } else if (from.at() == null) {
      return unknown(name, "no time of " + fromName + ": see there");
    }
    List<String> events = new ArrayList<>(from.events());
    to.events().stream().filter(event -> !events.contains(event)).forEach(events::add);
    Duration length = Duration.between(from.at(), to.at());
    Instant earliest = from.earliest() == null ? from.at() : from.earliest();
    if (length.isNegative() && earliest.isAfter(to.at())) {
      String how =
          "impossible: %s lies %s before %s; one of the two times is wrong"
              .formatted(toName, Format.duration(length.negated()), fromName);
      return new Lapse(name, null, null, null, how, events);
    }
    boolean within = length.isNegative();
    String how = "from " + fromName + " to " + toName;
    return new Lapse(
        name,
        within ? Duration.ZERO : length,
        from.latest() == null ? null : positive(Duration.between(from.latest(), to.at())),
        from.earliest() == null ? null : positive(Duration.between(from.earliest(), to.at())),
        within ? how + ", which lies within the error of " + fromName : how,
        events);
  }

  private static Lapse unknown(String name, String why) {
    return new Lapse(name, null, null, null, why, List.of());
  }

  private static Duration positive(Duration length) {
    return length.isNegative() ? Duration.ZERO : length;
  }
}
