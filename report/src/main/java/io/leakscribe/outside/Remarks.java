package io.leakscribe.outside;

import io.leakscribe.incident.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a reader has to know of an episode beside its times.
 *
 * @param shortened by name of the alert, the episode at which it is said that others were left out
 */
record Remarks(
    Telling telling, Recording recording, Duration interval, Map<String, Telling> shortened) {

  List<String> list() {
    List<String> remarks = new ArrayList<>();
    if (telling.isTold()) {
      told(remarks);
    } else {
      untold(remarks);
    }
    if (telling.pieces().size() > 1) {
      remarks.add(
          "Prometheus has it in "
              + telling.pieces().size()
              + " pieces, as after a restart of its own; Alertmanager's begin joins them.");
    }
    if (!telling.silences().isEmpty()) {
      remarks.add(
          "It was silenced (" + String.join(", ", telling.silences()) + "): nobody was notified.");
    }
    return remarks;
  }

  private void told(List<String> remarks) {
    Instant received = telling.received(false);
    if (received != null && received.isBefore(telling.fired)) {
      Duration ahead = Duration.between(received, telling.fired);
      remarks.add(
          "It was received %s before it fired: the clocks of sender and receiver differ by at least that."
              .formatted(Format.precise(ahead)));
    }
    if (telling.firstToldAtEnd()) {
      remarks.add("That it fired was told only with its end.");
    }
    if (telling.toldWithoutBegin()) {
      remarks.add("When it began to fire was not told: the time is that of the first message.");
    }
    if (shortened.containsValue(telling)) {
      remarks.add(
          "A message with it left out "
              + Format.number(telling.truncated())
              + (telling.truncated() == 1 ? " other alert" : " other alerts")
              + " of its group (truncatedAlerts)"
              + (telling.pieces().isEmpty() ? "; only Prometheus can tell which." : "."));
    }
  }

  private void untold(List<String> remarks) {
    String name = telling.labels.getOrDefault("alertname", "");
    remarks.add(
        shortened.containsKey(name)
            ? "No message told of it: messages of its group left alerts out (truncatedAlerts)."
            : "No message told of it: it was silenced, left out of a message, or over while the"
                + " receiver was down.");
    if (!telling.fired.isAfter(recording.from().plus(interval))) {
      remarks.add("It fired already when the recording begins.");
    }
  }
}
