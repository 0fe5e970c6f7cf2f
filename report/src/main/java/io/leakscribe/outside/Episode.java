package io.leakscribe.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time that an alert fired, from all that was received and read of it.
 *
 * @param alert its name
 * @param labels what it is about; hostile input
 * @param annotations what its rule says of it; hostile input
 * @param began when its condition began to hold, before the rule's waiting time; null when unknown
 * @param fired when it began to fire
 * @param ended when it ended; null while it fires, and when the end was never told
 * @param end how it ended
 * @param endKnown how the end is known, or why it is not: a clause such as {@code run R1 was lost
 *     at 08:27:36}; empty while it fires
 * @param received when the first copy was received; null when no copy was, or none says, or none
 *     says when it fired
 * @param endReceived when its end was first received; null when it was not, or no copy says
 * @param copies how many deliveries told of it, repeats and duplicates included
 * @param sources who tells of it, in words: {@code Alertmanager}, {@code Prometheus}
 * @param senders the Alertmanagers that told of it, host and port
 * @param events short ids of what says that it fired, the first first
 * @param endEvents short ids of what says how it ended, the first first
 * @param remarks what a reader has to know of it, a sentence each
 */
public record Episode(
    String alert,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable Instant began,
    Instant fired,
    @Nullable Instant ended,
    End end,
    String endKnown,
    @Nullable Instant received,
    @Nullable Instant endReceived,
    int copies,
    List<String> sources,
    List<String> senders,
    List<String> events,
    List<String> endEvents,
    List<String> remarks) {
  public Episode {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    sources = List.copyOf(sources);
    senders = List.copyOf(senders);
    events = List.copyOf(events);
    endEvents = List.copyOf(endEvents);
    remarks = List.copyOf(remarks);
  }

  /** How long after it fired this was received; null when that is not known. */
  public @Nullable Duration lateness() {
    return received == null ? null : Duration.between(fired, received);
  }

  /** How long after its end the end was received; null when that is not known. */
  public @Nullable Duration endLateness() {
    return endReceived == null || ended == null ? null : Duration.between(ended, endReceived);
  }

  /** How an episode ended: "resolved" alone says nothing of recovery. */
  public enum End {
    /** It still fires, as far as is known. */
    FIRING,
    /** Its condition no longer held, and the target lived. */
    CONDITION_GONE,
    /** Its target died: the series ended, and so did the alert. */
    TARGET_GONE,
    /** It was told to be resolved, and whether its target lived is not known. */
    TARGET_UNKNOWN,
    /** A later episode began, so it ended; when was never told. */
    NEVER_TOLD
  }
}
