package io.leakscribe.outside;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Notice;
import io.leakscribe.incident.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the episodes of the alerts of an incident: every time that one fired, from what
 * Alertmanagers told and from what a Prometheus server recorded.
 *
 * <p>Neither is enough. Alertmanager's messages are repeated, doubled by a peer, cut short, or
 * never sent; an alert that flaps within the group's interval is told by the begin of one episode
 * and the end of another; and the end of an alert is told in the same words whether its condition
 * went away or its target died. Prometheus has every sample, for some weeks, but forgets the begin
 * of what held when it was restarted.
 */
public final class Episodes {
  private static final int MAX = 200;

  /** What fired shortly before or after may have to do with it. */
  private static final Duration MARGIN = Duration.ofMinutes(30);

  private final Incident incident;
  private final Recording recording;
  private final Firing.All recorded;
  private final Targets targets;
  private final Liveness liveness;

  private Episodes(Incident incident, Recording recording) {
    this.incident = incident;
    this.recording = recording;
    this.recorded = Firing.in(recording);
    this.targets = new Targets(incident, recording);
    this.liveness = new Liveness(incident, recording, targets);
  }

  /**
   * The episodes of an incident's alerts, in the order in which they fired, at most {@value #MAX}.
   *
   * @param recording what Prometheus recorded; {@link Recording#NONE} when none was asked
   */
  public static List<Episode> of(Incident incident, Recording recording) {
    return new Episodes(incident, recording).all();
  }

  private List<Episode> all() {
    List<Telling> tellings = told();
    recorded.pieces().forEach(piece -> place(piece, tellings));
    Map<String, Telling> shortened = shortened(tellings);
    return tellings.stream()
        .map(telling -> episode(telling, shortened))
        .filter(this::isNear)
        .sorted(
            Comparator.comparing(Episode::fired)
                .thenComparing(Episode::alert)
                .thenComparing(episode -> new TreeMap<>(episode.labels()).toString()))
        .limit(MAX)
        .toList();
  }

  /** By name of the alert, the episode at which it is said that messages left others out. */
  private static Map<String, Telling> shortened(List<Telling> tellings) {
    Map<String, Telling> shortened = new TreeMap<>();
    tellings.stream()
        .filter(telling -> telling.truncated() > 0)
        .sorted(
            Comparator.comparing((Telling telling) -> !telling.isShortenedBegin())
                .thenComparing(telling -> telling.fired))
        .forEach(
            telling ->
                shortened.putIfAbsent(telling.labels.getOrDefault("alertname", ""), telling));
    return shortened;
  }

  private boolean isNear(Episode episode) {
    Instant over = episode.ended();
    if (episode.end() == Episode.End.NEVER_TOLD) {
      over = episode.fired();
    }
    boolean before = over != null && over.isBefore(incident.begin().minus(MARGIN));
    return !before && !episode.fired().isAfter(incident.asOf().plus(MARGIN));
  }

  /** One telling for every begin that was told of an alert; a later one ends an earlier one. */
  private List<Telling> told() {
    Map<Object, TreeMap<Instant, Telling>> alerts = new LinkedHashMap<>();
    List<Notice> notices = new ArrayList<>(incident.alerts());
    incident.unclaimed().stream()
        .filter(notice -> targets.isOwn(notice.labels()))
        .forEach(notices::add);
    for (Notice notice : notices) {
      alerts
          .computeIfAbsent(notice.identity(), identity -> new TreeMap<>())
          .computeIfAbsent(notice.fired(), fired -> new Telling(notice.labels(), fired))
          .add(notice);
    }
    List<Telling> all = new ArrayList<>();
    for (TreeMap<Instant, Telling> episodes : alerts.values()) {
      Telling before = null;
      for (Telling telling : episodes.values()) {
        if (before != null) {
          before.next = telling.fired;
        }
        before = telling;
        all.add(telling);
      }
    }
    return all;
  }

  /** Gives a recorded piece to the episode that was told of it, or makes it one by itself. */
  private void place(Firing piece, List<Telling> tellings) {
    Telling best = null;
    for (Telling telling : tellings) {
      if (isSame(telling, piece)
          && telling.takes(piece, recorded.slack())
          && (best == null || isCloser(telling, best, piece))) {
        best = telling;
      }
    }
    if (best == null) {
      if (!targets.covers(piece.labels())
          && tellings.stream().noneMatch(telling -> isSame(telling, piece))) {
        return;
      }
      best = new Telling(piece.labels(), piece.from());
      tellings.add(best);
    }
    best.add(piece);
  }

  /** The sender adds labels of its own for Alertmanager, and the series has all the others. */
  private static boolean isSame(Telling telling, Firing piece) {
    return !piece.labels().isEmpty()
        && telling.labels.entrySet().containsAll(piece.labels().entrySet());
  }

  private static boolean isCloser(Telling one, Telling other, Firing piece) {
    Duration distance = Duration.between(one.fired, piece.from()).abs();
    return distance.compareTo(Duration.between(other.fired, piece.from()).abs()) < 0;
  }

  private Episode episode(Telling telling, Map<String, Telling> shortened) {
    Ending ending = ending(telling);
    Begin begin = begin(telling);
    List<String> events = new ArrayList<>(telling.events(incident, false));
    if (begin.answer() != null && !events.contains(begin.answer())) {
      events.add(begin.answer());
    }
    return new Episode(
        telling.labels.getOrDefault("alertname", "without a name"),
        telling.labels,
        telling.annotations(),
        begin.at(),
        telling.fired,
        ending.at(),
        ending.end(),
        ending.known(),
        telling.toldWithoutBegin() ? null : telling.received(false),
        telling.received(true),
        telling.copies(),
        sources(telling),
        telling.senders(),
        events,
        ending.events(),
        new Remarks(telling, recording, recorded.interval(), shortened).list());
  }

  private static List<String> sources(Telling telling) {
    List<String> sources = new ArrayList<>();
    if (telling.isTold()) {
      sources.add("Alertmanager");
    }
    if (!telling.pieces().isEmpty()) {
      sources.add("Prometheus");
    }
    return sources;
  }

  private record Ending(@Nullable Instant at, Episode.End end, String known, List<String> events) {}

  private Ending ending(Telling telling) {
    Notice end = telling.end();
    Instant at = end == null ? recordedEnd(telling) : Telling.ended(end);
    if (at == null) {
      return telling.next == null
          ? new Ending(null, Episode.End.FIRING, "", List.of())
          : new Ending(
              null,
              Episode.End.NEVER_TOLD,
              "before " + Format.clock(telling.next) + ", when it fired again",
              List.of());
    }
    Liveness.Verdict verdict = liveness.of(telling.labels, telling.fired, at);
    Set<String> events = new LinkedHashSet<>(telling.events(incident, true));
    events.addAll(verdict.events());
    return new Ending(at, verdict.end(), verdict.known(), List.copyOf(events));
  }

  /** One evaluation after the last sample it was over, unless the recording just ends there. */
  private @Nullable Instant recordedEnd(Telling telling) {
    Instant last = telling.recordedTo();
    if (last == null || last.plus(recorded.slack()).isAfter(recording.to())) {
      return null;
    }
    Instant end = last.plus(recorded.interval());
    return end.isBefore(telling.fired) ? null : end;
  }

  /** When the condition began to hold, and which answer says so. */
  private record Begin(@Nullable Instant at, @Nullable String answer) {}

  /**
   * By {@code ALERTS_FOR_STATE}, which a restart of Prometheus sets anew: of its values for the
   * episode the earliest counts, and none that lies after the alert fired.
   */
  private Begin begin(Telling telling) {
    Instant best = telling.pending();
    String answer = null;
    for (Recording.Answer asked : recording.answers()) {
      if (asked.name().equals("alerts.pending-since")) {
        for (Recording.Labelled series : asked.series()) {
          Instant began = began(telling, series);
          if (began != null && (best == null || began.isBefore(best))) {
            best = began;
            answer = asked.id();
          }
        }
      }
    }
    return new Begin(best, answer);
  }

  private @Nullable Instant began(Telling telling, Recording.Labelled series) {
    Map<String, String> labels = new TreeMap<>(series.labels());
    labels.remove("__name__");
    if (labels.isEmpty() || !telling.labels.entrySet().containsAll(labels.entrySet())) {
      return null;
    }
    // of a stretch of one value, the recording may keep only the first sample and the last
    Instant from =
        Objects.requireNonNullElse(telling.pending(), telling.fired).minus(recorded.slack());
    Instant to =
        Objects.requireNonNullElse(telling.recordedTo(), telling.shownTo()).plus(recorded.slack());
    Instant earliest = null;
    for (Point point : series.points()) {
      boolean during = !point.time().isBefore(from) && !point.time().isAfter(to);
      Instant began = during ? second(point.value()) : null;
      if (began != null
          && !began.isAfter(telling.fired)
          && (earliest == null || began.isBefore(earliest))) {
        earliest = began;
      }
    }
    return earliest;
  }

  private static @Nullable Instant second(double seconds) {
    boolean plausible = seconds > 0 && seconds < 7_258_118_400.0; // the year 2200
    return plausible ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : null;
  }
}
