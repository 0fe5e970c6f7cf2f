package io.leakscribe.timeline;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Growth;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Proof;
import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Suspect;
import io.leakscribe.outside.Episode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Tells an incident in the order of time. */
public final class Timeline {
  private final Incident incident;
  private final List<Episode> episodes;
  private final Moment onset;
  private final Proof proof;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Origin, List<String>> also = new HashMap<>();

  private Timeline(Findings findings) {
    this.incident = findings.incident();
    this.episodes = findings.episodes();
    this.onset = findings.times().onset();
    this.proof = findings.proof();
  }

  /** The rows of an incident, oldest first, without repeats; updates in a row are one. */
  public static List<Row> of(Findings findings) {
    Timeline timeline = new Timeline(findings);
    timeline.rows.addAll(ImpactRows.of(findings));
    return timeline.rows();
  }

  private List<Row> rows() {
    rows.addAll(RunRows.of(incident));
    incident.deploys().forEach(this::deploy);
    onset();
    ended();
    rows.addAll(TurnRows.of(incident));
    cleared();
    rows.addAll(AlertRows.of(episodes, incident.asOf()));
    incident.notes().forEach(this::note);
    Event.LeakResolved resolved = incident.resolved();
    if (resolved != null) {
      String reason = resolved.reason().isBlank() ? "" : " " + Sentences.of(resolved.reason());
      add(resolved, "agent", "Leak resolved." + reason);
    }
    rows.addAll(RunRows.lost(incident, rows));
    List<Row> distinct = new ArrayList<>(new LinkedHashSet<>(rows));
    distinct.sort(Comparator.comparing(Row::time));
    return distinct;
  }

  private void onset() {
    if (onset.at() != null && !onset.events().isEmpty()) {
      String when = onset.isAtOrBefore() ? " began to grow here or before." : " began to grow.";
      Suspect leading = incident.leading();
      String holder = leading == null ? null : leading.holder();
      String what = holder == null ? "Memory" : holder;
      String event = onset.events().get(onset.events().size() - 1);
      rows.add(new Row(onset.at(), "signal", what + when, event));
    }
  }

  private void ended() {
    Growth after = proof.first();
    if (after != null && proof.slowed() && !after.events().isEmpty()) {
      String what = proof.verdict() == Proof.Verdict.SLOWER ? "Slower growth" : "No more growth";
      Growth before = proof.before();
      String rates =
          before == null || !before.unit().equals(after.unit())
              ? ""
              : ": %s %s an hour before, %s after"
                  .formatted(
                      Proof.amount(before, before.perHour()),
                      Proof.unit(before),
                      Proof.amount(after, after.perHour()));
      String event = after.events().get(after.events().size() - 1);
      rows.add(
          new Row(
              after.from(),
              "signal",
              what + " in " + after.run().name() + " from here on" + rates + ".",
              event));
    }
  }

  private void deploy(Event.DeployDetected deploy) {
    boolean back = incident.ranBefore(deploy.to(), deploy.origin().time());
    String what = back ? "Version rolled back from " : "Version changed from ";
    add(deploy, "deploy", what + deploy.from() + " to " + deploy.to() + ".");
  }

  /** What was cleared in one breath is one row; the numbers stand in the section on it. */
  private void cleared() {
    Map<Origin, List<String>> reports = new LinkedHashMap<>();
    Map<Instant, Origin> seconds = new HashMap<>();
    for (Cleared cleared : incident.cleared()) {
      Origin origin = cleared.origin();
      Instant second = origin.time().truncatedTo(ChronoUnit.SECONDS);
      Origin first = seconds.computeIfAbsent(second, time -> origin);
      Origin one = first.run().equals(origin.run()) ? first : origin;
      reports.computeIfAbsent(one, o -> new ArrayList<>()).add(Guess.words(cleared.hypothesis()));
      if (!one.equals(origin)) {
        also.computeIfAbsent(one, o -> new ArrayList<>()).add(incident.cite(origin));
      }
    }
    reports.forEach(
        (origin, names) ->
            rows.add(
                new Row(
                    origin.time(),
                    "agent",
                    "Ruled out: " + Sentences.and(names) + ".",
                    incident.cite(origin),
                    also.getOrDefault(origin, List.of()),
                    null)));
  }

  private void note(Event.NoteAdded note) {
    String by = note.author() == null ? "" : " (" + note.author() + ")";
    String mark = note.mark() == null ? "" : Sentences.capital(marked(note.mark())) + ": ";
    add(note, "person", mark + note.text() + by);
  }

  private static String marked(Mark mark) {
    return switch (mark) {
      case CAUSE -> "cause found";
      case WRONG_TURN -> "wrong turn";
      default -> mark.label();
    };
  }

  private void add(Event event, String source, String what) {
    rows.add(new Row(event.origin().time(), source, what, incident.cite(event.origin())));
  }
}
