package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.LossCause;
import io.leakscribe.journal.Mark;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells the course of an incident; times are hours after the start, so weeks cost nothing. */
public final class Course {
  public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final String ID = "20261103-0000-leak";

  private final List<Event> events = new ArrayList<>();
  private final List<Hypothesis> hypotheses = new ArrayList<>();
  private String holder = "com.shop.Prices.cache";
  private SuspectKind kind = SuspectKind.CACHE;
  private @Nullable Double perHour = 100.0;
  private String run = "r1";
  private double since;
  private long seq;

  public Course held(SuspectKind by, String in) {
    kind = by;
    holder = in;
    return this;
  }

  public Course starts(String id, double hour, String version) {
    run = id;
    seq = 0;
    since = hour;
    Map<String, String> options = Map.of();
    events.add(
        new Event.AgentStarted(at(hour), version, "JVM 17", "G1", 1 << 30, null, 1, 1, options));
    return this;
  }

  /** Readings each {@code step} hours. */
  public Course reads(double from, double to, double step, DoubleUnaryOperator entries) {
    for (double hour = from; hour <= to + 1e-9; hour += step) {
      double value = Math.max(0, Math.rint(entries.applyAsDouble(hour)));
      Map<String, Double> series = new HashMap<>();
      series.put(SeriesNames.HOLDER + holder, value);
      events.add(new Event.Sample(at(hour), Math.round(2e8 + 10_000 * value), 1L << 30, series));
    }
    return this;
  }

  /** Readings of the live set alone. */
  public Course floors(double from, double to, double step, DoubleUnaryOperator bytes) {
    for (double hour = from; hour <= to + 1e-9; hour += step) {
      long value = Math.round(bytes.applyAsDouble(hour));
      events.add(new Event.Sample(at(hour), value, 1L << 30, Map.of()));
    }
    return this;
  }

  /** Readings of all that an agent reads in a process that does not have the holder. */
  public Course without(double from, double to, double step, DoubleUnaryOperator bytes) {
    for (double hour = from; hour <= to + 1e-9; hour += step) {
      long value = Math.round(bytes.applyAsDouble(hour));
      Map<String, Double> series = Map.of(SeriesNames.GC_TIME_SHARE, 0.01);
      events.add(new Event.Sample(at(hour), value, 1L << 30, series));
    }
    return this;
  }

  public Course grows(@Nullable Double rate) {
    perHour = rate;
    return this;
  }

  public Course tested(String name, Hypothesis.Answer answer, String evidence) {
    hypotheses.add(new Hypothesis(name, answer, evidence));
    return this;
  }

  public Course reports(double hour, Stage stage, RuledOut... cleared) {
    Suspect suspect =
        new Suspect(
            1,
            0.97,
            kind,
            "f1",
            holder,
            "java.util.HashMap",
            "com.shop.Price",
            null,
            "com.shop.Prices.put(Prices.java:12)",
            List.of("static " + holder, "java.util.HashMap", "com.shop.Price"),
            5000L,
            perHour,
            50_000_000L,
            1_000_000.0,
            time(since).plusSeconds(120),
            List.of(new Evidence("holder", "0 of 500 entries were seen to leave", 2)));
    Diagnosis diagnosis = new Diagnosis(hypotheses, null, List.of());
    events.add(
        new Event.Leak(at(hour), stage, ID, List.of(suspect), null, List.of(cleared), diagnosis));
    return this;
  }

  public Course deploys(double hour, String from, String to) {
    events.add(new Event.DeployDetected(at(hour), from, to));
    return this;
  }

  public Course loses(double hour, String lostRun, double lastSeen) {
    events.add(
        new Event.RunLost(at(hour), lostRun, time(lastSeen), LossCause.OOM_KILL, List.of("x")));
    return this;
  }

  public Course resolves(double hour) {
    events.add(new Event.LeakResolved(at(hour), ID, "no growth for 6 h"));
    return this;
  }

  public Course stops(double hour) {
    events.add(new Event.AgentStopped(at(hour), 1));
    return this;
  }

  public Course notes(double hour, @Nullable Mark mark, String text) {
    Origin origin = new Origin(time(hour), "shop", "laptop", "note-" + events.size(), 1);
    events.add(new Event.NoteAdded(origin, ID, text, "ada", mark));
    return this;
  }

  public Incident incident() {
    return Incidents.of(events::forEach).get(0);
  }

  public Findings findings() {
    return Findings.of(incident(), Recording.NONE);
  }

  public static Instant time(double hour) {
    return START.plus(Duration.ofMillis(Math.round(hour * 3_600_000)));
  }

  private Origin at(double hour) {
    return new Origin(time(hour), "shop", "pod-1", run, ++seq);
  }
}
