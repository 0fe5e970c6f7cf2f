package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Times;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.LossCause;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.SeriesNames;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.outside.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Incidents of every shape that a page has to bear; times are in steps after a start. */
final class Stories {
  static final String NASTY =
      "</script><script>alert(1)</script>|`x`\n# head ](javascript:a) @team https://evil \u202E\u0000"
          + " \uD800 --> & 日本語のクラス名 مرحبا";
  private static final String LONG =
      "com.example.enterprise.backoffice.settlement.infrastructure.persistence.caching."
          + "AbstractTransactionalReadThroughCacheRegistryFactoryBean$$Lambda$1234.entriesByCustomerIdentifier";
  private static final long MIB = 1 << 20;

  private final List<Event> events = new ArrayList<>();
  private final Instant start;
  private final Duration step;
  private final String holder;
  private final String leaks;
  private final Map<String, Long> seq = new LinkedHashMap<>();

  private Stories(String start, Duration step, String holder, String leaks) {
    this.start = Instant.parse(start);
    this.step = step;
    this.holder = holder;
    this.leaks = leaks;
  }

  /** By the name of their pages. */
  static Map<String, Findings> all() {
    Map<String, Findings> all = new LinkedHashMap<>();
    all.put("one-run", measuredOnset(Findings.of(Scenario.oneRun().incident(), Recording.NONE)));
    all.put("over-kill", Findings.of(Scenario.overKill().incident(), Recording.NONE));
    all.put("replicas", replicas());
    all.put("weeks", weeks());
    all.put("two-minutes", twoMinutes());
    all.put("no-series", noSeries());
    all.put("hostile", hostile());
    return all;
  }

  /** The onset with the error bar of its measurement. */
  private static Findings measuredOnset(Findings findings) {
    Times times = findings.times();
    Instant at = findings.incident().onset();
    Moment onset =
        new Moment(
            at,
            at.minusSeconds(150),
            at.plusSeconds(210),
            times.onset().how(),
            times.onset().events());
    return new Findings(
        findings.incident(),
        findings.recording(),
        findings.episodes(),
        new Times(
            onset,
            times.detection(),
            times.confirmed(),
            times.critical(),
            times.alert(),
            times.mitigation(),
            times.recovery()),
        findings.impact(),
        findings.proof());
  }

  /** Nine replicas over midnight, two killed, alerts that flap, a silence in one journal. */
  private static Findings replicas() {
    Stories story =
        new Stories("2026-03-08T22:10:00Z", Duration.ofMinutes(5), LONG, "com.shop.Order");
    for (int replica = 1; replica <= 9; replica++) {
      story.starts("r" + replica, "shop-7d9f8b6c5-x2v" + replica + "k", replica * 0.1, "4.18.2");
    }
    for (int replica = 1; replica <= 9; replica++) {
      int end = replica == 3 ? 30 : replica == 7 ? 34 : 44;
      for (int i = 1; i < end; i++) {
        if (replica != 2 || i < 12 || i > 22) {
          story.sample(
              "r" + replica,
              i + replica * 0.1,
              90 + i * (4.0 + replica * 0.55),
              i * 700L * replica);
        }
      }
    }
    story.deploy("r1", 2, "4.18.1", "4.18.2");
    story.leak("r7", 12, Stage.SUSPECTED, 8, 58, 66, 85);
    story.leak("r7", 18, Stage.CONFIRMED, 8, 58, 66, 85);
    story.leak("r7", 24, Stage.CRITICAL, 8, 40, 44, 60);
    story.starts("r10", "shop-7d9f8b6c5-x2v3k", 31, "4.18.2");
    story.lost("r10", 31, "r3", 30);
    story.starts("r11", "shop-7d9f8b6c5-x2v7k", 35, "4.18.2");
    story.lost("r11", 35, "r7", 34);
    for (int i = 36; i < 44; i++) {
      story.sample("r11", i, 90 + (i - 35) * 7.2, (i - 35) * 3000L);
      story.sample("r10", i, 90 + (i - 31) * 5.2, (i - 31) * 2000L);
    }
    for (int i = 0; i < 14; i++) {
      story.alert("r7", 14 + i, "HeapAlmostFullOnAnyReplicaOfTheShop", i % 2 == 0);
    }
    story.note(20, "Rolled back the search service; memory went on growing", "grace");
    story.note(26, "Took x2v7k out of the load balancer", "ada");
    story.leak("r11", 42, Stage.UPDATED, 35, 70, 80, 100);
    return story.findings();
  }

  /** Six weeks of a slow leak, over the turn of the year. */
  private static Findings weeks() {
    Stories story =
        new Stories(
            "2025-12-08T07:00:00Z", Duration.ofHours(6), "com.shop.Prices.cache", "com.shop.Price");
    story.starts("r1", "shop-0", 0, "1.0.0");
    for (int i = 1; i < 170; i++) {
      story.sample("r1", i, 110 + i * 1.9 + (i % 28 < 14 ? 12 : 0), i * 1200L);
    }
    story.leak("r1", 60, Stage.SUSPECTED, 12, 190, 215, null);
    story.leak("r1", 64, Stage.CONFIRMED, 12, 195, 215, 260);
    story.leak("r1", 168, Stage.UPDATED, 12, 195, 215, 260);
    story.note(150, "Heap raised? No: same on all hosts", null);
    return story.findings();
  }

  private static Findings twoMinutes() {
    Stories story =
        new Stories("2026-11-21T23:59:02Z", Duration.ofSeconds(2), "com.shop.Queue.tail", "byte[]");
    story.starts("r1", "pod-1", 0, "9");
    for (int i = 1; i < 60; i++) {
      story.sample("r1", i, 40 + i * 7.4, i * 31L);
    }
    story.leak("r1", 20, Stage.SUSPECTED, 3, 60, 63, 66);
    story.leak("r1", 25, Stage.CONFIRMED, 3, 60, 63, 66);
    story.leak("r1", 26, Stage.CRITICAL, 3, 60, 63, 66);
    story.alert("r1", 27, "LeakscribeHeapExhaustionSoon", true);
    story.alert("r1", 27.2, "TargetDown", true);
    return story.findings();
  }

  /** One report and nothing else, as of a journal whose begin is lost. */
  private static Findings noSeries() {
    Stories story = new Stories("2026-11-21T08:00:00Z", Duration.ofMinutes(1), "a.B.c", "d.E");
    Origin origin = story.at("r1", 0);
    story.events.add(
        new Event.Leak(origin, Stage.SUSPECTED, "20261121-0800-heap", List.of(), null, List.of()));
    return story.findings();
  }

  private static Findings hostile() {
    Stories story = new Stories("2026-11-21T08:00:00Z", Duration.ofMinutes(1), NASTY, NASTY);
    story.starts("r" + NASTY, NASTY, 0, NASTY + NASTY);
    story.deploy("r" + NASTY, 1, NASTY, NASTY);
    for (int i = 1; i < 20; i++) {
      story.sample("r" + NASTY, i, 40 + i * 20.4, i * 31L);
    }
    story.leak("r" + NASTY, 12, Stage.SUSPECTED, 3, 60, 63, 66);
    story.alert("r" + NASTY, 13, NASTY, true);
    story.alert("r" + NASTY, 13.5, "W".repeat(300), true);
    story.note(14, NASTY + "x".repeat(900), NASTY);
    return story.findings();
  }

  private Findings findings() {
    return Findings.of(Incidents.of(events::forEach).get(0), Recording.NONE);
  }

  private void starts(String run, String instance, double step, String version) {
    instances.put(run, instance);
    events.add(
        new Event.AgentStarted(
            at(run, step),
            version,
            "OpenJDK 21.0.9",
            "G1",
            512 * MIB,
            null,
            7,
            5325,
            Map.of("service", "shop")));
  }

  private void sample(String run, double step, double mib, double entries) {
    events.add(
        new Event.Sample(
            at(run, step),
            (long) (mib * MIB),
            512 * MIB,
            Map.of(
                SeriesNames.HOLDER + holder,
                entries,
                SeriesNames.HOLDER + "org.lib.Pool.idle",
                64.0)));
  }

  private void deploy(String run, double step, String from, String to) {
    events.add(new Event.DeployDetected(at(run, step), from, to));
  }

  private void leak(
      String run, double step, Stage stage, double since, double early, double full, Integer late) {
    Suspect suspect =
        new Suspect(
            1,
            0.93,
            SuspectKind.CACHE,
            "9f3c",
            holder,
            "java.util.concurrent.ConcurrentHashMap",
            leaks,
            leaks + ".<init>(Order.java:31)",
            holder + "(Cache.java:77)",
            List.of(
                "static com.example.Application.CONTEXT",
                "org.springframework.context.support.GenericApplicationContext",
                holder,
                "java.util.concurrent.ConcurrentHashMap",
                "java.util.concurrent.ConcurrentHashMap$Node[]",
                leaks),
            48_211L,
            9_120.5,
            301L * MIB,
            57.0 * MIB,
            time(since),
            List.of(new Evidence("holder", "net growth 9,120 entries/h, 0 removals", 3.1)));
    events.add(
        new Event.Leak(
            at(run, step),
            stage,
            "20260308-2300-" + Math.abs(holder.hashCode()),
            List.of(suspect),
            new Exhaustion("heap", time(full), time(early), late == null ? null : time(late)),
            List.of(new RuledOut("traffic", "requests per second changed by 2 %")),
            Diagnosis.NONE));
  }

  private void alert(String run, double step, String name, boolean firing) {
    events.add(
        new Event.AlertReceived(
            at(run, step),
            Map.of(
                "status",
                firing ? "firing" : "resolved",
                "fingerprint",
                "f" + step,
                "labels",
                Map.of("alertname", name))));
  }

  private void lost(String run, double step, String lostRun, double lastSeen) {
    events.add(
        new Event.RunLost(
            at(run, step),
            lostRun,
            time(lastSeen),
            LossCause.OOM_KILL,
            List.of("no orderly stop", "container memory at 99 % of its limit")));
  }

  private void note(double step, String text, String author) {
    String incident = "20260308-2300-" + Math.abs(holder.hashCode());
    events.add(new Event.NoteAdded(at("note-1", step), incident, text, author));
  }

  private final Map<String, String> instances = new LinkedHashMap<>();

  private Origin at(String run, double step) {
    long number = seq.merge(run, 1L, Long::sum);
    return new Origin(time(step), "shop", instances.getOrDefault(run, "laptop"), run, number);
  }

  private Instant time(double steps) {
    return start.plusMillis((long) (steps * step.toMillis()));
  }
}
