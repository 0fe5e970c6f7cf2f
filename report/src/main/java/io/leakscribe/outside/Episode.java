package io.leakscribe.outside;

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
 * @param received when the first copy was received; null when only Prometheus tells of it
 * @param copies how many deliveries told of it, repeats and duplicates included
 * @param sources who tells of it, in words: {@code webhook}, {@code Prometheus}
 * @param events short ids of what says so, the first first
 */
public record Episode(
    String alert,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable Instant began,
    Instant fired,
    @Nullable Instant ended,
    End end,
    @Nullable Instant received,
    int copies,
    List<String> sources,
    List<String> events) {
  public Episode {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    sources = List.copyOf(sources);
    events = List.copyOf(events);
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
