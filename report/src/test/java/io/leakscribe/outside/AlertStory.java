package io.leakscribe.outside;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.alertmanager.AlertInbox;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.incident.Point;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.LossCause;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small language for telling what an Alertmanager sent and a Prometheus recorded of one process,
 * {@code 127.0.0.1:19400} of the job {@code leakprobe}, from 08:20 on. The messages are real ones,
 * as a receiver kept them.
 */
public final class AlertStory {
  public static final String ID = "20261121-0827-probe";
  private static final Map<String, String> TARGET =
      Map.of("instance", "127.0.0.1:19400", "job", "leakprobe");

  private final AlertInbox inbox;
  private final List<Event> events = new ArrayList<>();
  private final List<Recording.Answer> answers = new ArrayList<>();
  private final Map<String, List<Recording.Labelled>> asked = new TreeMap<>();
  private String run = "run-0";
  private long seq;

  public AlertStory(Path dir) throws IOException {
    Files.createDirectories(dir.resolve("leakprobe/journal"));
    inbox = AlertInbox.open(dir, "vm");
    starts("08:20:00");
    events.add(new Event.Leak(at("08:27:00"), Stage.SUSPECTED, ID, List.of(), null, List.of()));
  }

  /** A process starts. */
  public AlertStory starts(String time) {
    run = "run-" + events.size();
    seq = 0;
    events.add(
        new Event.AgentStarted(at(time), "1.0", "17", "G1", 1 << 29, null, 17, 19400, Map.of()));
    return this;
  }

  /** The process writes samples up to a time. */
  public AlertStory livesTo(String time) {
    events.add(new Event.Sample(at(time), 1L << 20, 1 << 29, Map.of()));
    return this;
  }

  /** The process is killed, and found lost by the next one. */
  public AlertStory killed(String lastSeen, String next) {
    String lost = run;
    starts(next);
    events.add(new Event.RunLost(at(next), lost, time(lastSeen), LossCause.KILLED, List.of()));
    return this;
  }

  /** Messages out of the real stream, by their numbers. */
  public AlertStory real(int... numbers) throws Exception {
    for (int number : numbers) {
      JsonObject saved = saved(number);
      send(saved.getAsJsonObject("body"), Instant.parse(saved.get("recv").getAsString()));
    }
    return this;
  }

  /** A real message that another Alertmanager sends as well. */
  public AlertStory copy(int number, String via, String received) throws Exception {
    JsonObject body = saved(number).getAsJsonObject("body");
    body.addProperty("externalURL", via);
    return send(body, time(received));
  }

  /** A message in the form of the real ones, about one alert of one pool. */
  public AlertStory tells(String received, String status, String pool, String starts, String ends)
      throws Exception {
    JsonObject body = saved(10).getAsJsonObject("body");
    JsonObject alert = body.getAsJsonArray("alerts").get(0).getAsJsonObject();
    alert.addProperty("status", status);
    alert.addProperty("startsAt", time(starts).toString());
    alert.addProperty("endsAt", ends.isEmpty() ? "0001-01-01T00:00:00Z" : time(ends).toString());
    alert.addProperty("fingerprint", "fp-" + pool);
    alert.getAsJsonObject("labels").addProperty("pool", pool);
    return send(body, time(received));
  }

  /** Any body. */
  public AlertStory send(JsonObject body, Instant received) throws Exception {
    return send(body.toString(), received);
  }

  /** Any body. */
  public AlertStory send(String body, Instant received) throws Exception {
    events.addAll(inbox.accept(body.getBytes(StandardCharsets.UTF_8), received, "127.0.0.1:40000"));
    return this;
  }

  /** Samples of {@code ALERTS}, one a second, both ends included. */
  public AlertStory recorded(String pool, String state, String from, String to) {
    Map<String, String> labels = new TreeMap<>(series(pool));
    labels.put("__name__", "ALERTS");
    labels.put("alertstate", state);
    return recorded("alerts", labels, from, to, 1);
  }

  /** Samples of {@code ALERTS_FOR_STATE}, one a second. */
  public AlertStory pendingSince(String pool, String since, String from, String to) {
    Map<String, String> labels = new TreeMap<>(series(pool));
    labels.put("__name__", "ALERTS_FOR_STATE");
    return recorded("alerts.pending-since", labels, from, to, time(since).getEpochSecond());
  }

  /** Samples of {@code up}, one a second. */
  public AlertStory up(int value, String from, String to) {
    return recorded("up", TARGET, from, to, value);
  }

  /** Prometheus knows a target for one of the current run. */
  public AlertStory target(String instance, String job) {
    Map<String, String> labels = Map.of("instance", instance, "job", job, "run", run);
    return recorded("targets.agent", labels, "08:30:00", "08:30:00", 1);
  }

  /** Samples of the start of the process, one a second. */
  public AlertStory processStart(String start, String from, String to) {
    return recorded("process.start", TARGET, from, to, time(start).getEpochSecond());
  }

  private AlertStory recorded(
      String name, Map<String, String> labels, String from, String to, double value) {
    List<Recording.Labelled> series = asked.computeIfAbsent(name, n -> new ArrayList<>());
    List<Point> points = new ArrayList<>();
    series.removeIf(
        known -> {
          boolean same = known.labels().equals(labels);
          if (same) {
            points.addAll(known.points());
          }
          return same;
        });
    for (Instant at = time(from); !at.isAfter(time(to)); at = at.plusSeconds(1)) {
      points.add(new Point(at, value));
    }
    series.add(new Recording.Labelled(labels, points));
    return this;
  }

  private static Map<String, String> series(String pool) {
    Map<String, String> labels = new TreeMap<>(TARGET);
    labels.put("alertname", "LeakprobeHeapAfterGcHigh");
    labels.put("pool", pool);
    labels.put("severity", "warning");
    return labels;
  }

  public Incident incident() {
    return Incidents.of(events::forEach).get(0);
  }

  public Recording recording() {
    if (asked.isEmpty()) {
      return Recording.NONE;
    }
    answers.clear();
    asked.forEach(
        (name, series) ->
            answers.add(
                new Recording.Answer("P" + (answers.size() + 1), name, name + "{}", series)));
    return new Recording("vm:19090", time("08:00:00"), time("09:00:00"), answers, List.of());
  }

  public List<Episode> episodes() {
    return Episodes.of(incident(), recording());
  }

  public Findings findings() {
    return Findings.of(incident(), recording());
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  /** One message of the real stream, with the time of its receipt. */
  static JsonObject saved(int number) throws IOException {
    return JsonParser.parseString(
            resource("alertmanager-all-payloads.jsonl")
                .lines()
                .skip(number - 1L)
                .findFirst()
                .orElseThrow())
        .getAsJsonObject();
  }

  /** A file of real messages. */
  public static String resource(String name) throws IOException {
    try (InputStream in = AlertInbox.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Origin at(String time) {
    return new Origin(time(time), "leakprobe", "vm-17", run, ++seq);
  }

  public static Instant time(String clock) {
    return Instant.parse("2026-11-21T" + clock + (clock.endsWith("Z") ? "" : "Z"));
  }
}
