package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.outside.Episode;
import io.leakscribe.outside.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every time that an alert fired, with all that is known of it. */
final class AlertsSection {
  private static final int MAX = 50;
  private static final int LONGEST = 160;
  private static final int CITED = 8;

  private AlertsSection() {}

  private static String prometheus(Recording recording) {
    if (!recording.answers().isEmpty()) {
      return ", and Prometheus recorded none.";
    }
    return recording.problems().isEmpty()
        ? ", and no Prometheus server was asked."
        : ", and the Prometheus server that was asked did not answer.";
  }

  static List<Block> of(Findings findings) {
    List<Episode> episodes = findings.episodes();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Alerts"));
    if (episodes.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Say.only(
                  "No alert of this service is on record: none was received while the incident"
                      + " lasted"
                      + prometheus(findings.recording()))));
      return blocks;
    }
    List<List<List<Span>>> rows = new ArrayList<>();
    Instant asOf = findings.incident().asOf();
    episodes.stream().limit(MAX).forEach(episode -> rows.add(row(episode, asOf)));
    blocks.add(
        new Block.Table(
            (episodes.size() > MAX
                    ? "The first %d of %s times that alerts fired"
                        .formatted(MAX, Format.number(episodes.size()))
                    : "Every time that an alert fired")
                + "; A1#3 is the third alert that receiver A1 took",
            List.of(
                "Alert",
                "Labels",
                "Condition since",
                "Fired (UTC)",
                "Ended",
                "How it ended",
                "Messages",
                "Event"),
            rows));
    if (episodes.size() > MAX) {
      blocks.add(
          new Block.Paragraph(
              Say.text(Format.number(episodes.size() - MAX) + " later ones are left out here; ")
                  .name("postmortem.json")
                  .and(" has them all, under ")
                  .name("alerts")
                  .and(".")
                  .done()));
    }
    return blocks;
  }

  private static List<List<Span>> row(Episode episode, Instant asOf) {
    return List.of(
        Say.code(episode.alert()),
        Say.only(labels(episode)),
        Say.only(clock(episode.began(), asOf)),
        Say.only(Format.second(episode.fired()).replace(" UTC", "")),
        Say.only(clock(episode.ended(), asOf)),
        Say.only(end(episode)),
        Say.only(episode.copies() == 0 ? "none" : Format.number(episode.copies())),
        events(episode));
  }

  private static String labels(Episode episode) {
    List<String> labels = new ArrayList<>();
    new TreeMap<>(episode.labels())
        .forEach(
            (name, value) -> {
              if (!name.equals("alertname")) {
                labels.add(name + "=" + value);
              }
            });
    String all = String.join(", ", labels);
    return all.codePointCount(0, all.length()) <= LONGEST
        ? all
        : all.substring(0, all.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static String clock(@Nullable Instant time, Instant asOf) {
    return time == null ? "unknown" : Format.clock(time, asOf);
  }

  private static String end(Episode episode) {
    String known = episode.endKnown().isEmpty() ? "" : ": " + episode.endKnown();
    return switch (episode.end()) {
      case FIRING -> "no end on record";
      case NEVER_TOLD -> "never told" + known;
      case CONDITION_GONE -> "condition gone" + known;
      case TARGET_GONE -> "target gone, no recovery" + known;
      case TARGET_UNKNOWN -> "resolved, recovery not shown" + known;
    };
  }

  private static List<Span> events(Episode episode) {
    Set<String> events = new LinkedHashSet<>(episode.events());
    events.addAll(episode.endEvents());
    List<Span> spans = new ArrayList<>();
    for (String event : events.stream().limit(CITED).toList()) {
      if (!spans.isEmpty()) {
        spans.add(new Span.Text(" "));
      }
      spans.add(new Span.Cite(event));
    }
    if (events.size() > CITED) {
      spans.add(new Span.Text(" and " + (events.size() - CITED) + " more"));
    }
    return spans;
  }
}
