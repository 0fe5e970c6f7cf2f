package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events that name no incident and are told apart by time. */
final class SharedFacts {
  private static final int MAX = 2000;
  private final List<Event.DeployDetected> deploys = new ArrayList<>();

  void accept(Event event) {
    if (event instanceof Event.DeployDetected deploy && deploys.size() < MAX) {
      deploys.add(deploy);
    }
  }

  List<Event.DeployDetected> deploys(Instant from, Instant to) {
    return deploys.stream()
        .filter(event -> within(event, from, to))
        .sorted(Incidents.BY_TIME)
        .toList();
  }

  private static boolean within(Event event, Instant from, Instant to) {
    Instant time = event.origin().time();
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
