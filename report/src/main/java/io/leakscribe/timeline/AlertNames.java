package io.leakscribe.timeline;

import io.leakscribe.outside.Episode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to call alerts: their name, how bad, and which of several of the name. */
final class AlertNames {
  private static final int LONGEST = 200;
  private static final int MAX_LABELS = 4;

  /** In a storm many fire in one second; nobody reads fifty names in a row. */
  static final int NAMED = 4;

  private static final Set<String> SAID = Set.of("alertname", "severity", "instance", "job");

  private final Map<String, Set<String>> apart = new TreeMap<>();

  AlertNames(List<Episode> episodes) {
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

  /** {@code Alerts A (critical) and B (warning)}. */
  String of(List<Episode> episodes) {
    return list(episodes, true);
  }

  /** The same without how bad they are. */
  String plain(List<Episode> episodes) {
    return list(episodes, false);
  }

  private String list(List<Episode> episodes, boolean withSeverity) {
    Set<String> names = new LinkedHashSet<>();
    episodes.forEach(episode -> names.add(name(episode, withSeverity)));
    return (names.size() == 1 ? "Alert " : "Alerts ") + Sentences.some(names, NAMED);
  }

  private String name(Episode episode, boolean withSeverity) {
    List<String> which = new ArrayList<>();
    String severity = episode.labels().get("severity");
    if (withSeverity && severity != null) {
      which.add(shorten(severity));
    }
    int most = which.size() + MAX_LABELS;
    for (String label : apart.getOrDefault(episode.alert(), Set.of())) {
      boolean said = withSeverity && label.equals("severity");
      if (!said && episode.labels().containsKey(label) && which.size() < most) {
        which.add(label + "=" + episode.labels().get(label));
      }
    }
    String name = shorten(episode.alert());
    return which.isEmpty() ? name : name + " (" + shorten(String.join(", ", which)) + ")";
  }

  /** What their rules say of them, else for which instance, else all labels of a single one. */
  String about(List<Episode> episodes) {
    Set<String> texts = new LinkedHashSet<>();
    Set<String> instances = new LinkedHashSet<>();
    for (Episode episode : episodes) {
      String summary = episode.annotations().get("summary");
      if (summary != null && !summary.isBlank()) {
        texts.add(Sentences.of(shorten(summary.strip())));
      }
      instances.add(shorten(episode.labels().get("instance")));
    }
    instances.removeIf(String::isEmpty);
    instances.removeIf(name -> texts.stream().anyMatch(text -> text.contains(name)));
    String where = instances.isEmpty() ? "" : " on " + Sentences.some(instances, NAMED);
    String labels = texts.isEmpty() && episodes.size() == 1 ? labels(episodes.get(0)) : "";
    String said =
        texts.isEmpty() ? "" : " " + texts.stream().limit(NAMED).collect(Collectors.joining(" "));
    return where + "." + labels + said;
  }

  private static String labels(Episode episode) {
    List<String> labels = new ArrayList<>();
    new TreeMap<>(episode.labels())
        .forEach(
            (name, value) -> {
              if (!SAID.contains(name) && labels.size() < MAX_LABELS) {
                labels.add(name + "=" + shorten(value));
              }
            });
    return labels.isEmpty() ? "" : " Labels: " + String.join(", ", labels) + ".";
  }

  static String shorten(@Nullable String text) {
    String all = text == null ? "" : text;
    return all.length() <= LONGEST
        ? all
        : all.substring(0, all.offsetByCodePoints(0, all.codePointCount(0, LONGEST) - 1)) + "…";
  }
}
