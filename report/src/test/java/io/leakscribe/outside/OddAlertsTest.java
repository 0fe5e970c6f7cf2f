package io.leakscribe.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Drafts;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.incident.Point;
import io.leakscribe.journal.Delivery;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.SkippedLines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal and a recording may have been written by anybody. */
class OddAlertsTest {
  private static final Object[] ODD = {
    "",
    "x",
    17L,
    -1.5,
    true,
    List.of("a", List.of()),
    Map.of(),
    Map.of("alertname", 3L),
    "2026-11-21T08:30:00Z",
    "2026-11-21T08:30:05Z",
    "0001-01-01T00:00:00Z",
    "+999999999-12-31T23:59:59Z",
    "-999999999-01-01T00:00:00Z",
    "resolved",
    "firing",
    Map.of("alertname", "X", "job", "leakprobe"),
    Map.of("instance", "127.0.0.1:19400")
  };
  private static final String[] FIELDS = {
    "labels", "annotations", "status", "startsAt", "endsAt", "fingerprint", "silencedBy"
  };
  private static final Instant BASE = Instant.parse("2026-11-21T08:30:00Z");

  @TempDir Path dir;

  @Test
  void no_alert_in_a_journal_breaks_a_draft() throws Exception {
    Random random = new Random(11);
    AlertStory story = new AlertStory(dir).livesTo("08:50:00");
    for (int round = 0; round < 60; round++) {
      List<Event> events = new ArrayList<>(story.events());
      for (int i = 0; i < 12; i++) {
        events.add(alert(random, i + 1));
      }
      Incident incident = Incidents.of(events::forEach).get(0);
      Findings findings = Findings.of(incident, recording(random));
      assertThat(Drafts.markdown(findings, SkippedLines.NONE)).contains("## Alerts");
      Drafts.json(findings);
      assertThat(findings.episodes())
          .allSatisfy(
              episode -> {
                assertThat(episode.events()).isNotEmpty();
                assertThat(episode.ended() == null || !episode.ended().isBefore(episode.fired()))
                    .isTrue();
              });
      Collections.shuffle(events, random);
      assertThat(Episodes.of(Incidents.of(events::forEach).get(0), Recording.NONE))
          .as("whatever the order of the files")
          .isEqualTo(Episodes.of(incident, Recording.NONE));
    }
  }

  private static Event alert(Random random, long seq) {
    Map<String, Object> alert = new HashMap<>();
    for (String field : FIELDS) {
      if (random.nextInt(4) > 0) {
        alert.put(field, ODD[random.nextInt(ODD.length)]);
      }
    }
    if (random.nextBoolean()) {
      alert.put("labels", Map.of("alertname", "X", "job", "leakprobe"));
    }
    Origin origin =
        new Origin(
            BASE.plusSeconds(random.nextInt(100)), "", "vm", "alerts-" + random.nextInt(3), seq);
    Delivery delivery =
        new Delivery("http://a:1/?x", "g", random.nextInt(3) - 1, "", random.nextBoolean());
    return new Event.AlertReceived(origin, alert, delivery);
  }

  private static Recording recording(Random random) {
    List<Recording.Answer> answers = new ArrayList<>();
    for (String name : List.of("alerts", "alerts.pending-since", "up", "process.start", "alerts")) {
      List<Point> points = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        double value = new double[] {0, 1, Double.NaN, 1e300, -1, 1795249800}[random.nextInt(6)];
        points.add(new Point(BASE.plusSeconds(random.nextInt(50)), value));
      }
      Map<String, String> labels =
          random.nextBoolean()
              ? Map.of("alertname", "X", "job", "leakprobe", "alertstate", "firing")
              : Map.of("instance", "127.0.0.1:19400", "alertstate", "pending");
      answers.add(
          new Recording.Answer(
              "P" + (answers.size() + 1),
              name,
              name,
              List.of(new Recording.Labelled(labels, points))));
    }
    return new Recording("p:1", BASE.minusSeconds(60), BASE.plusSeconds(60), answers, List.of());
  }
}
