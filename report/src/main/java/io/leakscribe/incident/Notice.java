package io.leakscribe.incident;

import io.leakscribe.journal.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Alertmanagers told, however often they told it.
 *
 * @param labels of the alert; hostile input
 * @param annotations of the alert, as of the first copy; hostile input
 * @param fingerprint Alertmanager's hash of the labels; empty when it was not said
 * @param resolved whether it tells of an end
 * @param startsAt when the alert began to fire, by the sender's clock; null when it was not said
 * @param endsAt when it ended; null when it fires, or when that was not said
 * @param silencedBy the silences that kept it from being sent
 * @param origin the first copy: the event to cite, and the time of its receipt
 * @param received when the first copy was received; null when no copy says
 * @param lastTold when the last copy was received; the time of {@code origin} when no copy says
 * @param copies how many deliveries told it
 * @param via the Alertmanagers that sent it, in the order in which they did
 * @param truncated the most alerts that a message with it left out
 */
public record Notice(
    Map<String, String> labels,
    Map<String, String> annotations,
    String fingerprint,
    boolean resolved,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    List<String> silencedBy,
    Origin origin,
    @Nullable Instant received,
    Instant lastTold,
    int copies,
    List<String> via,
    long truncated) {
  public Notice {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    silencedBy = List.copyOf(silencedBy);
    via = List.copyOf(via);
  }

  /** When it began to fire, or when it was first told. */
  public Instant fired() {
    return startsAt == null ? origin.time() : startsAt;
  }

  /** Same for every notice of one alert: its fingerprint, else its labels. */
  public Object identity() {
    return fingerprint.isEmpty() ? labels : fingerprint;
  }
}
