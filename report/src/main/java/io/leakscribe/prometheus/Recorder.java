package io.leakscribe.prometheus;

import io.leakscribe.findings.Harm;
import io.leakscribe.findings.Harm.Compared;
import io.leakscribe.findings.Uptime;
import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Recording;
import io.leakscribe.prometheus.Interview.Asked;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks a server all that a report of one incident needs. Bounded in questions, series, samples and
 * bytes; no failure is thrown.
 */
public final class Recorder {
  /** What alerted shortly before or after belongs to the story. */
  private static final Duration AROUND = Duration.ofMinutes(30);

  /** No server keeps more, as a rule. */
  private static final Duration MOST = Duration.ofDays(60);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Interview interview;
  private final Incident incident;
  private final ImpactSettings settings;
  private final Instant onset;
  private final Asked asked;

  private Recorder(Queries queries, Incident incident, ImpactSettings settings) {
    this.interview = new Interview(queries);
    this.incident = incident;
    this.settings = settings;
    this.onset = Uptime.of(incident).onset();
    this.asked = asked(incident, onset);
  }

  /** Asks a server over HTTP; takes as long as it takes, at most 30 s for each question. */
  public static Recording record(
      PrometheusServer server, Incident incident, ImpactSettings settings) {
    return record(server.toString(), new PrometheusHttp(server, PATIENCE), incident, settings);
  }

  static Recording record(
      String server, Queries queries, Incident incident, ImpactSettings settings) {
    return new Recorder(queries, incident, settings).record(server);
  }

  private static Asked asked(Incident incident, Instant onset) {
    Instant end = Instant.ofEpochSecond(incident.asOf().getEpochSecond()).plus(AROUND);
    Duration lead = Duration.between(onset, end);
    lead = lead.compareTo(AROUND) < 0 ? AROUND : lead;
    Instant from = onset.minus(lead);
    Instant earliest = end.minus(MOST);
    return new Asked(from.isBefore(earliest) ? earliest : from, end);
  }

  private Recording record(String server) {
    settings.problems().forEach(interview::problem);
    OwnTargets.Found own = OwnTargets.find(interview, incident, asked, settings.targets());
    Duration interval = new ScrapeQuestions(interview, incident, own, onset).ask(asked);
    ImpactQuestions impact = new ImpactQuestions(interview, own, settings, interval);
    impact.overTime(asked);
    impact.compared(compared(server));
    return new Recording(
        server,
        asked.from(),
        asked.to(),
        impact.measures(),
        interview.answers(),
        interview.problems());
  }

  private Compared compared(String server) {
    Recording soFar =
        new Recording(server, asked.from(), asked.to(), interview.answers(), interview.problems());
    return Harm.compared(soFar, Uptime.of(incident), asked.to());
  }
}
