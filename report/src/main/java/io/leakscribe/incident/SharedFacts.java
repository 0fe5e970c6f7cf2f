package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events that name no incident and are told apart by time. */
final class SharedFacts {
  private static final int MAX = 2000;
  private final List<Event.DeployDetected> deploys = new ArrayList<>();
  private final List<Event.AlertReceived> alerts = new ArrayList<>();
  private final Set<List<Object>> told = new HashSet<>();

  void accept(Event event) {
    if (event instanceof Event.DeployDetected deploy && deploys.size() < MAX) {
      deploys.add(deploy);
    } else if (event instanceof Event.AlertReceived alert
        && alerts.size() < MAX
        && told.add(identity(alert.alert()))) {
      alerts.add(alert);
    }
  }

  /** Alertmanager sends the same alert again and again; only a change of its status is news. */
  private static List<Object> identity(Map<String, Object> alert) {
    return List.of(
        alert.getOrDefault("fingerprint", alert.getOrDefault("labels", "")),
        alert.getOrDefault("status", ""),
        alert.getOrDefault("startsAt", ""));
  }

  List<Event.DeployDetected> deploys(Instant from, Instant to) {
    return deploys.stream()
        .filter(event -> within(event, from, to))
        .sorted(Incidents.BY_TIME)
        .toList();
  }

  List<Event.AlertReceived> alerts(Instant from, Instant to) {
    return alerts.stream()
        .filter(event -> within(event, from, to))
        .sorted(Incidents.BY_TIME)
        .toList();
  }

  private static boolean within(Event event, Instant from, Instant to) {
    Instant time = event.origin().time();
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
