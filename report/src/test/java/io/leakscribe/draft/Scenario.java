package io.leakscribe.draft;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.EventJson;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.LossCause;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.SeriesNames;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small language for telling an incident; times are minutes after 08:00. */
public final class Scenario {
  public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  public static final String ID = "20261121-0824-sessionregistry-sessions";
  private static final String HOLDER = "com.shop.SessionRegistry.sessions";
  private static final long MIB = 1 << 20;

  private final List<Event> events = new ArrayList<>();
  private String run = "r-none";
  private String instance = "pod-1";
  private String id = ID;
  private long seq;
  private double runStart;

  /** A leak in one run that is suspected, confirmed, critical, and resolved. */
  public static Scenario oneRun() {
    return new Scenario()
        .starts("r1", 0, "2.4.0")
        .deploy(0, "2.3.9", "2.4.0")
        .samples(1, 24, 60, 3.4)
        .leak(24, Stage.SUSPECTED, 0.62, 1440, 75)
        .samples(24, 38, 60, 3.4)
        .leak(30, Stage.UPDATED, 0.71, 1800, 76)
        .leak(34, Stage.UPDATED, 0.80, 2040, 77)
        .leak(38, Stage.CONFIRMED, 0.97, 2280, 78)
        .cleared(39, "database", "12 of 50 connections in use, none waiting")
        .note(44, "Paged the payments team | they <b>confirm</b> slow logins", "ada")
        .samples(38, 60, 60, 3.4)
        .leak(60, Stage.CRITICAL, 0.98, 3600, 79)
        .alert(61, "LeakscribeHeapExhaustionSoon")
        .alert(62, "LeakscribeHeapExhaustionSoon")
        .resolved(90, "entries of the holder have not grown for 20 min");
  }

  /** A leak over a run that is killed and the one that follows. */
  public static Scenario overKill() {
    return new Scenario()
        .starts("r1", 0, "2.4.0")
        .samples(1, 50, 60, 3.4)
        .leak(24, Stage.SUSPECTED, 0.62, 1440, 75)
        .leak(38, Stage.CONFIRMED, 0.97, 2280, 55)
        .starts("r2", 52, "2.4.0")
        .lost(52, "r1", 50)
        .samples(53, 90, 58, 3.3)
        .leak(60, Stage.UPDATED, 0.97, 480, 140)
        .leak(85, Stage.CRITICAL, 0.99, 1900, 140)
        .samples(90, 95, 58, 3.3);
  }

  /** What follows is told by this replica, under an incident's id of its own. */
  public Scenario on(String replica, String incident) {
    instance = replica;
    id = incident;
    return this;
  }

  public Scenario starts(String id, double minute, String version) {
    run = id;
    seq = 0;
    runStart = minute;
    events.add(
        new Event.AgentStarted(
            at(minute),
            version,
            "OpenJDK 17.0.15",
            "G1",
            512 * MIB,
            null,
            4242,
            5325,
            Map.of("service", "shop")));
    return this;
  }

  public Scenario deploy(double minute, String from, String to) {
    events.add(new Event.DeployDetected(at(minute), from, to));
    return this;
  }

  public Scenario samples(int from, int to, double entriesPerMinute, double mibPerMinute) {
    for (int minute = from; minute < to; minute++) {
      double age = minute - runStart;
      events.add(
          new Event.Sample(
              at(minute),
              (long) ((120 + age * mibPerMinute) * MIB),
              512 * MIB,
              Map.of(
                  SeriesNames.HOLDER + HOLDER, Math.rint(age * entriesPerMinute),
                  SeriesNames.HOLDER + "com.shop.Prices.cache", Math.min(400, age * 90))));
    }
    return this;
  }

  public Scenario leak(double minute, Stage stage, double sure, long entries, double full) {
    Suspect first =
        new Suspect(
            1,
            sure,
            SuspectKind.SESSION,
            "9f3c",
            HOLDER,
            "java.util.concurrent.ConcurrentHashMap",
            "com.shop.Session",
            "com.shop.SessionRegistry.create(SessionRegistry.java:42)",
            null,
            List.of("class com.shop.SessionRegistry", "sessions", "ConcurrentHashMap$Node.val"),
            entries,
            3600.0,
            entries * 57_000,
            3600.0 * 57_000,
            START.plusSeconds((long) (runStart * 60) + 240),
            List.of(
                new Evidence("lifecycle", "1,204 of 1,440 ended sessions are still reachable", 3.2),
                new Evidence("holder", "net growth 3,600 entries/h, 0 removals in 20 min", 2.1),
                new Evidence("heap", "live set grows by 204 MiB/h", 0.9)));
    Suspect second =
        new Suspect(
            2,
            0.04,
            SuspectKind.CACHE,
            "77aa",
            "com.shop.Prices.cache",
            null,
            null,
            null,
            null,
            List.of(),
            400L,
            0.0,
            null,
            null,
            null,
            List.of(new Evidence("holder", "declared bound of 400 entries is kept", -2.5)));
    Exhaustion exhaustion =
        new Exhaustion(
            "heap", time(full + runStart), time(full + runStart - 12), time(full + runStart + 20));
    events.add(
        new Event.Leak(
            at(minute),
            stage,
            id,
            List.of(first, second),
            exhaustion,
            List.of(
                new RuledOut("traffic", "requests per second changed by 2 % while entries grew"))));
    return this;
  }

  /** As {@link #leak}, by a run that was started before others. */
  public Scenario leakBy(
      String id, double minute, Stage stage, double sure, long entries, double full) {
    back(id);
    return leak(minute, stage, sure, entries, full);
  }

  /** As {@link #resolved}, by a run that was started before others. */
  public Scenario resolvedBy(String id, double minute, String reason) {
    back(id);
    return resolved(minute, reason);
  }

  /** As {@link #samples}, by a run that was started before others, with what does not grow. */
  public Scenario samplesBy(String id, int from, int to) {
    String before = instance;
    back(id);
    samples(from, to, 0, 0);
    instance = before;
    return this;
  }

  private void back(String id) {
    Event.AgentStarted start =
        events.stream()
            .filter(event -> event instanceof Event.AgentStarted && event.origin().run().equals(id))
            .map(Event.AgentStarted.class::cast)
            .findFirst()
            .orElseThrow();
    run = id;
    instance = start.origin().instance();
    runStart = java.time.Duration.between(START, start.origin().time()).toSeconds() / 60.0;
    seq = events.stream().filter(event -> event.origin().run().equals(id)).count();
  }

  /** An update in which nothing but a class is suspected, as when the load pauses. */
  public Scenario weaker(double minute, double sure, String leakingClass) {
    Suspect other =
        new Suspect(
            1,
            sure,
            SuspectKind.COLLECTION,
            "0b0b",
            null,
            null,
            leakingClass,
            "com.shop.Texts.page(Texts.java:9)",
            null,
            List.of(),
            null,
            null,
            null,
            null,
            time(minute - 2),
            List.of());
    events.add(new Event.Leak(at(minute), Stage.UPDATED, id, List.of(other), null, List.of()));
    return this;
  }

  public Scenario cleared(double minute, String hypothesis, String evidence) {
    events.add(new Event.HypothesisRuledOut(at(minute), ID, hypothesis, evidence));
    return this;
  }

  public Scenario note(double minute, String text, String author) {
    Origin origin = new Origin(time(minute), "shop", "laptop", "note-1", 1);
    events.add(new Event.NoteAdded(origin, ID, text, author));
    return this;
  }

  public Scenario alert(double minute, String name) {
    events.add(
        new Event.AlertReceived(
            at(minute),
            Map.of("status", "firing", "fingerprint", "f1", "labels", Map.of("alertname", name))));
    return this;
  }

  public Scenario lost(double minute, String lostRun, double lastSeen) {
    events.add(
        new Event.RunLost(
            at(minute),
            lostRun,
            time(lastSeen),
            LossCause.KILLED,
            List.of("no orderly stop", "container memory at 61 % of its limit")));
    return this;
  }

  public Scenario resolved(double minute, String reason) {
    events.add(new Event.LeakResolved(at(minute), id, reason));
    return this;
  }

  public List<Event> events() {
    return events;
  }

  public Incident incident() {
    return Incidents.of(events::forEach).get(0);
  }

  /** Writes the journals as the agent would, one file a run. */
  public Path writeTo(Path dir) throws IOException {
    Path service = dir.resolve("shop");
    Path journal = Files.createDirectories(service.resolve("journal"));
    for (Event event : events) {
      Path file = journal.resolve(event.origin().run() + ".jsonl");
      String line = EventJson.write(event) + "\n";
      Files.writeString(file, Files.exists(file) ? Files.readString(file) + line : line);
    }
    return service;
  }

  private Origin at(double minute) {
    return new Origin(time(minute), "shop", instance, run, ++seq);
  }

  private static Instant time(double minute) {
    return START.plusMillis((long) (minute * 60_000));
  }
}
