package io.leakscribe.timeline;

import io.leakscribe.incident.Format;
import io.leakscribe.outside.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that tell of alerts: that one fired, and how it ended. */
final class AlertRows {
  private static final int LONGEST = 200;
  private static final int MAX_LABELS = 4;

  /** An alert that flaps more often than this is told in one row from then on. */
  private static final int EACH = 4;

  private final Map<String, Set<String>> apart = new TreeMap<>();

  private AlertRows(List<Episode> episodes) {
    Map<String, Map<String, String>> first = new TreeMap<>();
    for (Episode episode : episodes) {
      Map<String, String> labels =
          first.computeIfAbsent(episode.alert(), alert -> episode.labels());
      Set<String> names = new TreeSet<>(labels.keySet());
      names.addAll(episode.labels().keySet());
      names.removeIf(name -> Objects.equals(labels.get(name), episode.labels().get(name)));
      apart.computeIfAbsent(episode.alert(), alert -> new TreeSet<>()).addAll(names);
    }
  }

  static List<Row> of(List<Episode> episodes) {
    return new AlertRows(episodes).rows(episodes);
  }

  private List<Row> rows(List<Episode> episodes) {
    Map<Object, List<Episode>> alerts = new LinkedHashMap<>();
    for (Episode episode : episodes) {
      alerts.computeIfAbsent(episode.labels(), labels -> new ArrayList<>()).add(episode);
    }
    List<Row> rows = new ArrayList<>();
    for (List<Episode> same : alerts.values()) {
      same.stream().limit(EACH).forEach(episode -> rows(rows, episode));
      if (same.size() > EACH) {
        rows.add(flapping(same.subList(EACH, same.size())));
      }
    }
    return rows;
  }

  private void rows(List<Row> rows, Episode episode) {
    String source = String.join(", ", episode.sources());
    rows.add(row(episode.fired(), source, fired(episode), episode.events(), episode.lateness()));
    if (episode.ended() != null) {
      rows.add(
          row(episode.ended(), source, ended(episode), ending(episode), episode.endLateness()));
    }
  }

  private static List<String> ending(Episode episode) {
    return episode.endEvents().isEmpty() ? episode.events() : episode.endEvents();
  }

  private static Row row(
      Instant time, String source, String what, List<String> events, @Nullable Duration late) {
    return new Row(time, source, what, events.get(0), events.subList(1, events.size()), late);
  }

  private String fired(Episode episode) {
    StringBuilder what = new StringBuilder(name(episode)).append(" fired");
    List<String> asides = new ArrayList<>();
    Instant began = episode.began();
    if (began != null) {
      asides.add("condition held since " + Format.clock(began));
    }
    if (episode.labels().containsKey("severity")) {
      asides.add("severity " + shorten(episode.labels().get("severity")));
    }
    what.append(asides.isEmpty() ? "." : " (" + String.join("; ", asides) + ").");
    what.append(' ').append(about(episode));
    if (episode.copies() > 2 || episode.senders().size() > 1) {
      what.append(" Told in ").append(episode.copies()).append(" messages");
      what.append(senders(episode)).append('.');
    }
    episode.remarks().forEach(remark -> what.append(' ').append(remark));
    return what.append(open(episode)).toString().strip();
  }

  private static String senders(Episode episode) {
    List<String> senders = episode.senders();
    return senders.size() < 2 ? "" : ", by " + shorten(String.join(" and ", senders));
  }

  private static String open(Episode episode) {
    return switch (episode.end()) {
      case FIRING -> " No end of it is on record.";
      case NEVER_TOLD -> " Its end was never told; it was " + episode.endKnown() + ".";
      default -> "";
    };
  }

  /** What its rule says of it, else which of several it is. */
  private static String about(Episode episode) {
    String summary = episode.annotations().get("summary");
    if (summary != null && !summary.isBlank()) {
      String text = shorten(summary.strip());
      return text.endsWith(".") ? text : text + ".";
    }
    List<String> labels = new ArrayList<>();
    new TreeMap<>(episode.labels())
        .forEach(
            (name, value) -> {
              boolean said = name.equals("alertname") || name.equals("severity");
              if (!said && labels.size() < MAX_LABELS) {
                labels.add(name + "=" + shorten(value));
              }
            });
    return labels.isEmpty() ? "" : "Labels: " + String.join(", ", labels) + ".";
  }

  private String ended(Episode episode) {
    String name = name(episode);
    return switch (episode.end()) {
      case CONDITION_GONE ->
          name + " ended: its condition no longer held (" + episode.endKnown() + ").";
      case TARGET_GONE ->
          name
              + " ended because its target died, not because it recovered ("
              + episode.endKnown()
              + ").";
      default ->
          name + " was resolved, which alone is no sign of recovery: " + episode.endKnown() + ".";
    };
  }

  private Row flapping(List<Episode> rest) {
    Episode first = rest.get(0);
    Episode last = rest.get(rest.size() - 1);
    String what =
        "%s fired %d more times from here on, the last time at %s%s."
            .formatted(
                name(first),
                rest.size(),
                Format.near(last.fired(), first.fired()),
                last.ended() == null ? "" : ", until " + Format.near(last.ended(), first.fired()));
    List<String> events = new ArrayList<>(first.events());
    events.addAll(ending(last));
    String source = String.join(", ", first.sources());
    return row(first.fired(), source, what, events.stream().distinct().toList(), first.lateness());
  }

  /** With the labels that tell it from others of the same name. */
  private String name(Episode episode) {
    List<String> which = new ArrayList<>();
    for (String label : apart.getOrDefault(episode.alert(), Set.of())) {
      if (episode.labels().containsKey(label) && which.size() < MAX_LABELS) {
        which.add(label + "=" + episode.labels().get(label));
      }
    }
    String name = "Alert " + shorten(episode.alert());
    return which.isEmpty() ? name : name + " (" + shorten(String.join(", ", which)) + ")";
  }

  private static String shorten(@Nullable String text) {
    String all = text == null ? "" : text;
    return all.length() <= LONGEST
        ? all
        : all.substring(0, all.offsetByCodePoints(0, all.codePointCount(0, LONGEST) - 1)) + "…";
  }
}
