package io.leakscribe.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final Instant T = Instant.parse("2026-11-21T08:00:00.000Z");
  private static final Origin ORIGIN = new Origin(T, "shop", "pod-1", "r1", 7);

  static Suspect fullSuspect() {
    return new Suspect(
        1,
        0.97,
        SuspectKind.SESSION,
        "beef",
        "com.shop.SessionRegistry.sessions",
        "java.util.concurrent.ConcurrentHashMap",
        "com.shop.Session",
        "com.shop.SessionRegistry.create(SessionRegistry.java:42)",
        "com.shop.SessionRegistry.add(SessionRegistry.java:50)",
        List.of("class com.shop.SessionRegistry", "sessions"),
        1200L,
        340.5,
        1L << 40,
        12.25,
        T.minusSeconds(60),
        List.of(new Evidence("lifecycle", "1,200 \"ended\" sessions\n| are reachable", 3.1)));
  }

  static Suspect bareSuspect() {
    return new Suspect(
        2,
        0.1,
        SuspectKind.HEAP,
        "0",
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static Diagnosis diagnosis() {
    return new Diagnosis(
        List.of(
            new Hypothesis("traffic", Hypothesis.Answer.CANNOT_TELL, "load rose by 40 %"),
            new Hypothesis("deploy", Hypothesis.Answer.SUPPORTED, "1.0 ran 3 d without it")),
        new RestartGain(Duration.ofHours(6), Duration.ofHours(5), null),
        List.of("the live set: 3 of 5 readings"));
  }

  static Stream<Event> everyKind() {
    Exhaustion open = new Exhaustion("heap", T.plusSeconds(60), T.plusSeconds(30), null);
    List<RuledOut> ruledOut = List.of(new RuledOut("traffic", "requests fell by 3 %"));
    return Stream.of(
        new Event.AgentStarted(ORIGIN, "1.2", "17.0.15", "G1", 512, null, 1, -1, Map.of()),
        new Event.AgentStarted(ORIGIN, "", "j", "Z", 5, 1L << 33, 1, 5325, Map.of("dir", "a b")),
        new Event.AgentStopped(ORIGIN, 12.5),
        new Event.RunLost(ORIGIN, "r0", T, LossCause.OOM_KILL, List.of("usage 99 % of the limit")),
        new Event.DeployDetected(ORIGIN, "1.0", "1.1"),
        new Event.Sample(ORIGIN, null, 512, Map.of()),
        new Event.Sample(ORIGIN, 100L, 512, Map.of("holder.a.B.c", 12.0, "cpuCores", 0.25)),
        new Event.Leak(ORIGIN, Stage.SUSPECTED, "i", List.of(bareSuspect()), null, List.of()),
        new Event.Leak(ORIGIN, Stage.CONFIRMED, "i", List.of(fullSuspect()), open, ruledOut),
        new Event.Leak(ORIGIN, Stage.CRITICAL, "i", List.of(), open, List.of()),
        new Event.Leak(ORIGIN, Stage.UPDATED, "i", List.of(), null, List.of(), diagnosis()),
        new Event.Leak(
            ORIGIN,
            Stage.UPDATED,
            "i",
            List.of(),
            new Exhaustion("heap", T, T, T.plusSeconds(5)),
            List.of()),
        new Event.LeakResolved(ORIGIN, "i", "growth stopped"),
        new Event.HypothesisRuledOut(ORIGIN, "i", "database", "12 of 50 connections in use"),
        new Event.NotALeak(ORIGIN, "sizing", "1.3 GiB may be taken, 1.0 GiB is the limit"),
        new Event.AlertReceived(
            ORIGIN,
            Map.of("labels", Map.of("a", "b"), "n", 3L, "x", 0.5, "t", true, "l", List.of("q"))),
        new Event.NoteAdded(ORIGIN, "i", "restarted \u2028 \uD83D\uDE00", null),
        new Event.NoteAdded(ORIGIN, "i", "text", "Ada"),
        new Event.NoteAdded(ORIGIN, "i", "rolled back", "Ada", Mark.MITIGATED),
        new Event.Unknown(ORIGIN, "later.type"));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void comes_back_as_it_was_written_and_stays_on_one_line(Event event) throws Exception {
    String line = EventJson.write(event);
    assertThat(line).doesNotContain("\n").doesNotContain("null").startsWith("{\"v\":1,\"time\":\"");
    assertThat(EventJson.read(line)).isEqualTo(event);
  }

  @Test
  void writes_the_fields_of_the_contract() {
    String line =
        EventJson.write(
            new Event.Leak(ORIGIN, Stage.CONFIRMED, "i", List.of(fullSuspect()), null, List.of()));
    assertThat(line)
        .startsWith(
            "{\"v\":1,\"time\":\"2026-11-21T08:00:00.000Z\",\"type\":\"leak.confirmed\","
                + "\"service\":\"shop\",\"instance\":\"pod-1\",\"run\":\"r1\",\"seq\":7,"
                + "\"incident\":\"i\",\"suspects\":[{\"rank\":1,\"confidence\":0.97,"
                + "\"kind\":\"session\",\"fingerprint\":\"beef\",\"holder\":")
        .contains("\"since\":\"2026-11-21T07:59:00.000Z\"")
        .contains("\"ruledOut\":[]");
  }

  @Test
  void leaves_out_numbers_that_json_cannot_say() throws Exception {
    Event sample =
        new Event.Sample(ORIGIN, 1L, 2, Map.of("a", Double.NaN, "b", Double.POSITIVE_INFINITY));
    Event.Sample back = (Event.Sample) EventJson.read(EventJson.write(sample));
    assertThat(back.series()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "nonsense",
        "{}",
        "{\"v\":1}",
        "{\"v\":99,\"time\":\"2026-11-21T08:00:00Z\",\"type\":\"weird\",\"run\":\"x\"}",
        "{\"time\":\"yesterday\",\"type\":\"sample\",\"run\":\"r\"}",
        "{\"time\":\"2026-11-21T08:00:00Z\",\"type\":\"sample\",\"run\":{}}",
        "{\"time\":\"2026-11-21T08:00:00Z\",\"type\":\"leak.confirmed\",\"run\":\"r\"}",
        "{\"time\":\"2026-11-21T08:00:00Z\",\"type\":\"agent.stopped\",\"run\":\"r\","
            + "\"uptimeSeconds\":\"long\"}",
        "{\"time\":\"2026-11-21T08:00:00Z\",\"type\":\"sample\",\"run\":\"r\",\"heapMa"
      })
  void calls_a_line_that_is_no_event_malformed(String line) {
    assertThatThrownBy(() -> EventJson.read(line)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void survives_nesting_without_end() {
    String deep = "{\"a\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> EventJson.read(deep)).isInstanceOf(MalformedEventException.class);
  }
}
