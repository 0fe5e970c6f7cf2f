package io.leakscribe.timeline;

import io.leakscribe.incident.Format;
import io.leakscribe.outside.Episode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that tell of alerts: that one fired, and how it ended. Alerts that do so in the same
 * second are one row, and so is one that goes on and off.
 */
final class AlertRows {
  /** An alert that comes back sooner than this flaps. */
  private static final Duration SOON = Duration.ofMinutes(5);

  /** On and off this often is told in one row. */
  private static final int FLAPS = 3;

  /** An alert that fires more often than this is told in one row from then on. */
  private static final int EACH = 4;

  /** Events that a row cites beside its first; the section on alerts has each with its own. */
  private static final int CITED = 7;

  private final AlertNames names;
  private final Instant asOf;
  private final Map<Object, List<Episode>> fired = new LinkedHashMap<>();
  private final Map<Object, List<Episode>> ended = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private AlertRows(List<Episode> episodes, Instant asOf) {
    this.asOf = asOf;
    names = new AlertNames(episodes);
  }

  static List<Row> of(List<Episode> episodes, Instant asOf) {
    AlertRows rows = new AlertRows(episodes, asOf);
    Map<Object, List<Episode>> alerts = new LinkedHashMap<>();
    for (Episode episode : episodes) {
      alerts.computeIfAbsent(episode.labels(), labels -> new ArrayList<>()).add(episode);
    }
    alerts.values().forEach(rows::alert);
    rows.fired.values().forEach(rows::firedRow);
    rows.ended.values().forEach(rows::endedRow);
    return rows.rows;
  }

  /** All the times that one alert fired. */
  private void alert(List<Episode> episodes) {
    List<List<Episode>> series = series(episodes);
    for (List<Episode> flaps : series.subList(0, Math.min(EACH, series.size()))) {
      if (flaps.size() < FLAPS) {
        flaps.forEach(this::single);
      } else {
        flapping(flaps, " fired");
      }
    }
    if (series.size() > EACH) {
      List<Episode> rest = new ArrayList<>();
      series.subList(EACH, series.size()).forEach(rest::addAll);
      flapping(rest, " fired again");
    }
  }

  private static List<List<Episode>> series(List<Episode> episodes) {
    List<List<Episode>> series = new ArrayList<>();
    Instant over = null;
    for (Episode episode : episodes) {
      if (over == null || episode.fired().isAfter(over.plus(SOON))) {
        series.add(new ArrayList<>());
      }
      series.get(series.size() - 1).add(episode);
      over = episode.ended() == null ? episode.fired() : episode.ended();
    }
    return series;
  }

  private void single(Episode episode) {
    Instant second = episode.fired().truncatedTo(ChronoUnit.SECONDS);
    fired.computeIfAbsent(second, s -> new ArrayList<>()).add(episode);
    if (episode.ended() != null) {
      Instant end = episode.ended().truncatedTo(ChronoUnit.SECONDS);
      List<Object> same = List.of(end, episode.end(), episode.endKnown());
      ended.computeIfAbsent(same, s -> new ArrayList<>()).add(episode);
    }
  }

  private void firedRow(List<Episode> episodes) {
    Episode first = episodes.get(0);
    StringBuilder what = new StringBuilder(names.of(episodes)).append(" fired");
    what.append(since(first)).append(names.about(episodes));
    for (Episode episode : episodes.subList(0, Math.min(AlertNames.NAMED, episodes.size()))) {
      String name = episodes.size() > 1 ? " " + AlertNames.shorten(episode.alert()) + ":" : "";
      String extra = asides(episode);
      what.append(extra.isEmpty() ? "" : name + extra);
    }
    List<String> events = new ArrayList<>();
    episodes.forEach(episode -> events.addAll(episode.events()));
    row(first.fired(), episodes, what.toString(), events, first.lateness());
  }

  /** A rule without a waiting time fires in the second in which its condition begins to hold. */
  private String since(Episode episode) {
    Instant began = episode.began();
    if (began == null || isSameSecond(began, episode.fired())) {
      return "";
    }
    return ", its condition held since " + Format.clock(began, asOf);
  }

  private static boolean isSameSecond(Instant began, Instant fired) {
    return Duration.between(began, fired).abs().compareTo(Duration.ofSeconds(1)) <= 0;
  }

  private static String asides(Episode episode) {
    StringBuilder what = new StringBuilder();
    if (episode.senders().size() > 1) {
      what.append(" Told by ");
      what.append(AlertNames.shorten(Sentences.and(episode.senders()))).append('.');
    }
    episode.remarks().forEach(remark -> what.append(' ').append(remark));
    return what.append(open(episode)).toString();
  }

  private static String open(Episode episode) {
    return switch (episode.end()) {
      case FIRING -> " No end of it is on record.";
      case NEVER_TOLD -> " Its end was never told; it was " + episode.endKnown() + ".";
      default -> "";
    };
  }

  private void endedRow(List<Episode> episodes) {
    Episode first = episodes.get(0);
    Instant end = first.ended();
    if (end != null) {
      List<String> events = new ArrayList<>();
      episodes.forEach(episode -> events.addAll(ending(episode)));
      row(end, episodes, ended(episodes), events, first.endLateness());
    }
  }

  private String ended(List<Episode> episodes) {
    Episode first = episodes.get(0);
    boolean one = episodes.size() == 1;
    String name = names.plain(episodes);
    String its = one ? "its" : "their";
    String known = first.endKnown();
    return switch (first.end()) {
      case CONDITION_GONE -> name + " ended: " + its + " condition no longer held (" + known + ").";
      case TARGET_GONE ->
          "%s ended because %s target died, not because it recovered (%s)."
              .formatted(name, its, known);
      default ->
          "%s %s resolved, which alone is no sign of recovery: %s."
              .formatted(name, one ? "was" : "were", known);
    };
  }

  private void flapping(List<Episode> flaps, String verb) {
    Episode first = flaps.get(0);
    Episode last = flaps.get(flaps.size() - 1);
    Instant end = last.ended();
    String until =
        end == null
            ? ", the last time at " + Format.near(last.fired(), first.fired(), asOf)
            : " until " + Format.near(end, first.fired(), asOf);
    String what =
        "%s%s, on and off %d times%s.%s"
            .formatted(
                names.of(List.of(first)),
                verb,
                flaps.size(),
                until.replace(" UTC", ""),
                last.end() == Episode.End.TARGET_GONE ? " In the end its target died." : "");
    List<String> events = new ArrayList<>(first.events());
    events.addAll(ending(last));
    row(first.fired(), flaps, what, events, first.lateness());
  }

  private static List<String> ending(Episode episode) {
    return episode.endEvents().isEmpty() ? episode.events() : episode.endEvents();
  }

  private void row(
      Instant time,
      List<Episode> episodes,
      String what,
      List<String> events,
      @Nullable Duration late) {
    Set<String> sources = new LinkedHashSet<>();
    episodes.forEach(episode -> sources.addAll(episode.sources()));
    List<String> distinct = events.stream().distinct().toList();
    List<String> also = distinct.subList(1, Math.min(1 + CITED, distinct.size()));
    rows.add(new Row(time, String.join(", ", sources), what, distinct.get(0), also, late));
  }
}
