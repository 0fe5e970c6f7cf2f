package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Recording;

/**
 * All that a draft tells.
 *
 * @param incident what the journals say
 * @param recording what a Prometheus server said; {@link Recording#NONE} when none was asked
 * @param times the times of the incident
 * @param impact what it did to the service, as far as it was measured
 * @param proof whether it is over, by growth before and after
 */
public record Findings(
    Incident incident, Recording recording, Times times, Impact impact, Proof proof) {

  /** What follows from an incident and from what a Prometheus server said of its time. */
  public static Findings of(Incident incident, Recording recording) {
    Proof proof = Proof.of(incident);
    return new Findings(incident, recording, Times.of(incident, proof), Impact.of(incident), proof);
  }
}
