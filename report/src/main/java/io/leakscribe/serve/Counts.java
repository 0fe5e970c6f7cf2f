package io.leakscribe.serve;

import io.leakscribe.incident.IncidentState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What has happened since the start, for Prometheus. Thread-safe. */
final class Counts {
  /** What became of a webhook. */
  enum Webhook {
    /** Every alert of it with a service that is known. */
    KEPT,
    /** Kept as well; at least one of its alerts names no service that is known. */
    UNMATCHED,
    REFUSED,
    TOO_LARGE,
    UNAVAILABLE
  }

  private final Map<Webhook, AtomicLong> webhooks = new EnumMap<>(Webhook.class);
  final AtomicLong notes = new AtomicLong();
  final AtomicLong notesRefused = new AtomicLong();

  Counts() {
    for (Webhook end : Webhook.values()) {
      webhooks.put(end, new AtomicLong());
    }
  }

  void webhook(Webhook end) {
    webhooks.getOrDefault(end, new AtomicLong()).incrementAndGet();
  }

  /** The text format, version 0.0.4. */
  String text(List<Shelf.Entry> entries) {
    StringBuilder out = new StringBuilder();
    head(out, "leakscribe_serve_webhooks_total", "counter", "Webhooks received, by what became.");
    webhooks.forEach(
        (end, count) ->
            line(out, "leakscribe_serve_webhooks_total", "result", label(end), count.get()));
    head(out, "leakscribe_serve_notes_total", "counter", "Notes of people, by what became.");
    line(out, "leakscribe_serve_notes_total", "result", "kept", notes.get());
    line(out, "leakscribe_serve_notes_total", "result", "refused", notesRefused.get());
    head(out, "leakscribe_serve_incidents", "gauge", "Incidents in the journals, by state.");
    for (IncidentState state : IncidentState.values()) {
      long count = entries.stream().filter(e -> e.incident().state() == state).count();
      line(out, "leakscribe_serve_incidents", "state", state.label(), count);
    }
    return out.toString();
  }

  private static String label(Webhook end) {
    return end.name().toLowerCase(Locale.ROOT);
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder out, String name, String label, String value, long count) {
    out.append(name).append('{').append(label).append("=\"").append(value).append("\"} ");
    out.append(count).append('\n');
  }
}
