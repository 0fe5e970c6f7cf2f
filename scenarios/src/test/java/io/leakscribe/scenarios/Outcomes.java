package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Outcomes made up for tests, second by second. */
final class Outcomes {
  static final Instant START = Instant.parse("2024-08-10T14:00:00Z");

  private final List<Event> events = new ArrayList<>();
  private final Scenario scenario;

  private Outcomes(Scenario scenario) {
    this.scenario = scenario;
    events.add(
        new Event.AgentStarted(at(2), "1", "OpenJDK 17", "G1", 1 << 28, null, 7, 5325, Map.of()));
  }

  static Outcomes of(Scenario scenario) {
    return new Outcomes(scenario);
  }

  Outcomes leak(int second, Stage stage, String holder) {
    Suspect suspect =
        new Suspect(
            1,
            0.93,
            SuspectKind.SESSION,
            "f00d",
            holder,
            "java.util.HashMap",
            "com.example.shop.ShopSession",
            "com.example.shop.Visits.open(Visits.java:31)",
            null,
            List.of(),
            705L,
            11_441.0,
            null,
            null,
            null,
            List.of(new Evidence("holder", "It grew from 104 to 705 entries.", 2)));
    events.add(new Event.Leak(at(second), stage, "i-1", List.of(suspect), null, List.of()));
    return this;
  }

  Outcomes cleared(int second, String hypothesis, String evidence) {
    events.add(new Event.HypothesisRuledOut(at(second), "i-1", hypothesis, evidence));
    return this;
  }

  Outcome exhaustedAfter(int seconds) {
    return ended(seconds, true);
  }

  Outcome stoppedAfter(int seconds) {
    return ended(seconds, false);
  }

  private Outcome ended(int seconds, boolean exhausted) {
    return new Outcome(
        scenario,
        new Jvm(Path.of("/jdk"), "G1", "256m"),
        Path.of("/run"),
        START,
        Duration.ofSeconds(seconds),
        exhausted,
        new Story(events),
        "requests 8883 errors 0 p50 2.6 ms p99 458.8 ms");
  }

  private Origin at(int second) {
    return new Origin(START.plusSeconds(second), "shop", "vm", "run", events.size() + 1L);
  }
}
