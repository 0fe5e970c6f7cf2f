package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.outside.Episode;
import io.leakscribe.outside.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When the first alert of an incident fired. */
final class FirstAlert {
  private FirstAlert() {}

  static Moment of(List<Episode> episodes, Recording recording) {
    if (episodes.isEmpty()) {
      return Moment.unknown(
          recording.answers().isEmpty()
              ? "no alert is on record"
              : "no message was received, and Prometheus recorded no alert of this service");
    }
    Episode first = episodes.get(0);
    StringBuilder how = new StringBuilder(first.alert()).append(" fired");
    Instant began = first.began();
    if (began != null) {
      how.append("; its condition had held since ").append(Format.clock(began));
    }
    Instant received = first.received();
    if (received != null) {
      Duration late = Duration.between(first.fired(), received);
      how.append(late.isNegative() ? "" : "; received " + Format.precise(late) + " later");
    }
    return Moment.at(first.fired(), how.toString(), first.events().toArray(new String[0]));
  }
}
