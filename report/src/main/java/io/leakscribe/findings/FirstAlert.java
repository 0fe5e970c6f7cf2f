package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Episode;
import io.leakscribe.outside.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When the first alert of an incident fired. */
final class FirstAlert {
  /** The begin of growth is not known more exactly than this. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private FirstAlert() {}

  /** Of alerts that fired before growth began, none can have been about it. */
  static Moment of(Incident incident, List<Episode> episodes, Recording recording) {
    Instant begin = incident.begin().minus(MARGIN);
    for (Episode episode : episodes) {
      if (!episode.fired().isBefore(begin)) {
        return fired(episode, incident.asOf());
      }
    }
    return none(episodes, recording);
  }

  private static Moment none(List<Episode> episodes, Recording recording) {
    if (!episodes.isEmpty()) {
      return Moment.unknown("no alert fired after growth began; earlier ones are in the timeline");
    }
    return Moment.unknown(
        recording.answers().isEmpty()
            ? "no alert is on record"
            : "no message was received, and Prometheus recorded no alert of this service");
  }

  private static Moment fired(Episode first, Instant asOf) {
    StringBuilder how = new StringBuilder(first.alert()).append(" fired");
    Instant began = first.began();
    if (began != null) {
      how.append("; its condition had held since ").append(Format.clock(began, asOf));
    }
    Instant received = first.received();
    if (received != null) {
      Duration late = Duration.between(first.fired(), received);
      how.append(late.isNegative() ? "" : "; received " + Format.precise(late) + " later");
    }
    return Moment.at(first.fired(), how.toString(), first.events().toArray(new String[0]));
  }
}
