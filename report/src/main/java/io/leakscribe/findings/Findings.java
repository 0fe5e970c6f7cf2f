package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Episode;
import io.leakscribe.outside.Episodes;
import io.leakscribe.outside.Recording;
import java.util.List;

/**
 * All that a draft tells.
 *
 * @param incident what the journals say
 * @param recording what a Prometheus server said; {@link Recording#NONE} when none was asked
 * @param episodes every time that an alert of it fired, in the order in which they did
 * @param times the times of the incident
 * @param impact what it did to the service, as far as it was measured
 * @param proof whether it is over, by growth before and after
 */
public record Findings(
    Incident incident,
    Recording recording,
    List<Episode> episodes,
    Times times,
    Impact impact,
    Proof proof) {

  public Findings {
    episodes = List.copyOf(episodes);
  }

  /** How it stands, in a few words: {@code growth stopped, being watched}. */
  public String state() {
    if (incident.resolved() != null) {
      return incident.state().label();
    } else if (proof.verdict() == Proof.Verdict.FIXED) {
      return "growth stopped";
    } else if (proof.verdict() == Proof.Verdict.TOO_EARLY) {
      return incident.isAllEnded()
          ? "growth stopped, not watched for long enough"
          : "growth stopped, being watched";
    }
    if (isOverByWordOnly()) {
      return "over, as a person noted";
    }
    return incident.state().label() + (incident.isAllEnded() ? ", no process left" : "");
  }

  /** Whether a person noted the recovery, and no measurement shows it. */
  public boolean isOverByWordOnly() {
    return incident.resolved() == null
        && times.recovery().at() != null
        && proof.verdict() != Proof.Verdict.FIXED
        && proof.verdict() != Proof.Verdict.TOO_EARLY;
  }

  /** What follows from an incident and from what a Prometheus server said of its time. */
  public static Findings of(Incident incident, Recording recording) {
    List<Episode> episodes = Episodes.of(incident, recording);
    Proof proof = Proof.of(incident);
    Times times = Times.of(incident, proof, FirstAlert.of(incident, episodes, recording));
    return new Findings(
        incident, recording, episodes, times, Impact.of(incident, recording), proof);
  }
}
