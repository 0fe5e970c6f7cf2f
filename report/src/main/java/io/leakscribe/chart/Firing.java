package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time that an alert fired.
 *
 * @param alert its name; hostile input
 * @param from when it began to fire, as far as is known
 * @param to when it ended; null when no end is on record
 */
record Firing(String alert, Instant from, @Nullable Instant to) {

  /** The firings of an incident, in the order of their begin. */
  static List<Firing> of(Findings findings) {
    List<Firing> all = new ArrayList<>();
    Map<String, Firing> open = new LinkedHashMap<>();
    for (Event.AlertReceived event : findings.incident().alerts()) {
      Instant at = event.origin().time();
      String name = name(event.alert());
      Firing firing = open.get(name);
      if ("resolved".equals(event.alert().get("status"))) {
        if (firing != null) {
          all.set(all.indexOf(firing), new Firing(name, firing.from(), at));
          open.remove(name);
        }
      } else if (firing == null) {
        Firing begun = new Firing(name, at, null);
        open.put(name, begun);
        all.add(begun);
      }
    }
    return all;
  }

  private static String name(Map<String, Object> alert) {
    Object name = alert.get("labels") instanceof Map<?, ?> labels ? labels.get("alertname") : null;
    return name == null ? "alert" : name.toString();
  }
}
