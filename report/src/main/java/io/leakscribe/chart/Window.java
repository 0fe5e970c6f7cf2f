package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Exhaustion;
import java.time.Duration;
import java.time.Instant;

/** From when to when a picture reaches. */
final class Window {
  private Window() {}

  /** All runs and the onset; with the forecast as far as it leaves room for what was measured. */
  static TimeScale of(Findings findings, Frame frame, boolean withForecast) {
    Incident incident = findings.incident();
    Instant from = incident.detected().time();
    Instant onset = incident.onset();
    from = onset != null && onset.isBefore(from) ? onset : from;
    Instant to = incident.asOf();
    for (Run run : incident.runs()) {
      from = run.first().isBefore(from) ? run.first() : from;
      to = run.last().isAfter(to) ? run.last() : to;
    }
    Exhaustion exhaustion = incident.exhaustion();
    if (withForecast && exhaustion != null) {
      Instant far = exhaustion.latest() == null ? exhaustion.at() : exhaustion.latest();
      Instant limit = to.plus(Duration.between(from, to));
      to = far.isAfter(to) ? (far.isBefore(limit) ? far : limit) : to;
    }
    return new TimeScale(from, to, frame.left(), frame.end());
  }
}
