package io.leakscribe.journal;

import java.time.Instant;

/**
 * Where and when an event came from: the fields that every journal line has.
 *
 * @param time when it happened, by the clock of the process that wrote it; millisecond precision
 * @param service name of the observed service
 * @param instance which replica of the service
 * @param run id of the process run
 * @param seq position of the event in its run, from 1; with {@code run} it is the event's id
 */
public record Origin(Instant time, String service, String instance, String run, long seq) {

  /** The id by which a draft cites this event as evidence. */
  public String eventId() {
    return run + "#" + seq;
  }
}
