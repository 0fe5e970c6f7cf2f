package io.leakscribe.prometheus;

import io.leakscribe.draft.Scenario;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Incidents of any service: growth from the fourth minute on, reported 20 minutes later. */
final class Leaks {
  private Leaks() {}

  static Incident of(String service, String run, Duration lasting) {
    Instant start = Scenario.START;
    Suspect suspect =
        new Suspect(
            1,
            0.9,
            SuspectKind.CACHE,
            "f1",
            "com.shop.Cache.map",
            null,
            null,
            null,
            null,
            List.of(),
            10L,
            2.0,
            null,
            null,
            start.plusSeconds(240),
            List.of());
    List<Event> events =
        List.of(
            new Event.AgentStarted(
                new Origin(start, service, "pod-1", run, 1),
                "1",
                "OpenJDK 17",
                "G1",
                1,
                null,
                1,
                5325,
                Map.of()),
            new Event.Leak(
                new Origin(start.plusSeconds(24 * 60), service, "pod-1", run, 2),
                Stage.SUSPECTED,
                "20261121-0824-cache-map",
                List.of(suspect),
                null,
                List.of()),
            new Event.Sample(
                new Origin(start.plus(lasting), service, "pod-1", run, 3), 1L, 2, Map.of()));
    return Incidents.of(events::forEach).get(0);
  }
}
