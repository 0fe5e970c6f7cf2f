package io.leakscribe.timeline;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Growth;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Proof;
import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.outside.Episode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells an incident in the order of time. */
public final class Timeline {
  private final Incident incident;
  private final List<Episode> episodes;
  private final Moment onset;
  private final Proof proof;
  private final List<Row> rows = new ArrayList<>();

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
    incident.runs().forEach(this::run);
    incident.deploys().forEach(this::deploy);
    onset();
    ended();
    turns();
    incident.cleared().forEach(this::cleared);
    rows.addAll(AlertRows.of(episodes));
    incident.notes().forEach(this::note);
    Event.LeakResolved resolved = incident.resolved();
    if (resolved != null) {
      String reason = resolved.reason().isBlank() ? "" : " " + sentence(resolved.reason());
      add(resolved, "agent", "Leak resolved." + reason);
    }
    List<Row> distinct = new ArrayList<>(new LinkedHashSet<>(rows));
    distinct.sort(Comparator.comparing(Row::time));
    return distinct;
  }

  private void onset() {
    if (onset.at() != null && !onset.events().isEmpty()) {
      String when = onset.isAtOrBefore() ? "Growth began here or before" : "Growth began";
      Suspect leading = incident.leading();
      String holder = leading == null ? null : leading.holder();
      String where = holder == null ? "." : " of " + holder + ".";
      String event = onset.events().get(onset.events().size() - 1);
      rows.add(
          new Row(
              onset.at(), "signal", when + ", as read back later from the series" + where, event));
    }
  }

  private void ended() {
    Growth after = proof.first();
    if (after != null && proof.slowed() && !after.events().isEmpty()) {
      String what = proof.verdict() == Proof.Verdict.SLOWER ? "Slower growth" : "No more growth";
      String event = after.events().get(after.events().size() - 1);
      rows.add(
          new Row(
              after.from(),
              "signal",
              what + " from here on, in process " + after.run().name() + ", as read back later.",
              event));
    }
  }

  private void run(Run run) {
    Event.AgentStarted started = run.started();
    if (started != null) {
      add(started, "process", started(run, started));
    }
    if (run.stopped() != null) {
      String what = "Process " + run.name() + " stopped in an orderly way.";
      rows.add(new Row(run.stopped().time(), "process", what, incident.cite(run.stopped())));
    }
    Event.RunLost lost = run.lost();
    if (lost != null) {
      String why =
          lost.evidence().isEmpty()
              ? ""
              : " " + sentence(capital(String.join("; ", lost.evidence())));
      String what =
          "Process %s last seen alive; it never stopped in order (cause: %s). Found at %s.%s"
              .formatted(run.name(), lost.cause().label(), Format.clock(lost.origin().time()), why);
      rows.add(new Row(lost.lastSeen(), "process", what, incident.cite(lost.origin())));
    }
  }

  private static String started(Run run, Event.AgentStarted started) {
    String version = started.version().isBlank() ? "" : "version " + started.version() + ", ";
    return "Process %s started on %s (%s%s, %s, heap maximum %s)."
        .formatted(
            run.name(),
            run.instance(),
            version,
            started.jvm(),
            started.collector(),
            Format.bytes(started.heapMax()));
  }

  private void deploy(Event.DeployDetected deploy) {
    boolean back = incident.ranBefore(deploy.to(), deploy.origin().time());
    String what = back ? "Version rolled back from " : "Version changed from ";
    add(deploy, "deploy", what + deploy.from() + " to " + deploy.to() + ".");
  }

  private void turns() {
    List<Turn> updates = new ArrayList<>();
    for (Turn turn : incident.turns()) {
      if (turn.stage() == Stage.UPDATED) {
        updates.add(turn);
      } else {
        fold(updates);
        rows.add(new Row(turn.origin().time(), "agent", words(turn), incident.cite(turn.origin())));
      }
    }
    fold(updates);
  }

  /** Updates that follow one another are one row, told by the last of them. */
  private void fold(List<Turn> updates) {
    if (updates.isEmpty()) {
      return;
    }
    Turn last = updates.get(updates.size() - 1);
    String count = updates.size() == 1 ? "" : updates.size() + " updates up to here. ";
    rows.add(
        new Row(last.origin().time(), "agent", count + words(last), incident.cite(last.origin())));
    updates.clear();
  }

  private static String words(Turn turn) {
    String head =
        switch (turn.stage()) {
          case SUSPECTED -> "Leak suspected";
          case CONFIRMED -> "Leak confirmed by two independent kinds of evidence";
          case CRITICAL -> "Leak critical: memory will soon be full";
          case UPDATED -> "Now";
        };
    return head + ": " + suspect(turn.leading()) + exhaustion(turn);
  }

  private static String suspect(@Nullable Suspect suspect) {
    if (suspect == null) {
      return "no suspect named yet.";
    }
    StringBuilder words = new StringBuilder(Subject.of(suspect));
    words.append(", confidence ").append(Format.percent(suspect.confidence()));
    if (suspect.entries() != null) {
      words.append(", ").append(Format.number(suspect.entries())).append(" entries");
    }
    if (suspect.entriesPerHour() != null) {
      words.append(", ").append(Format.signed(suspect.entriesPerHour())).append(" per hour");
    }
    return words.append('.').toString();
  }

  private static String exhaustion(Turn turn) {
    Exhaustion forecast = turn.forecast();
    if (forecast == null) {
      return "";
    }
    Instant said = turn.origin().time();
    Instant latest = forecast.latest();
    return " %s full expected at %s, between %s and %s."
        .formatted(
            capital(forecast.resource()),
            Format.near(forecast.at(), said),
            Format.near(forecast.earliest(), said),
            latest == null ? "an end that is not known" : Format.near(latest, said));
  }

  private void cleared(Cleared cleared) {
    String what =
        "Ruled out: " + cleared.hypothesis() + ". " + capital(sentence(cleared.evidence()));
    rows.add(new Row(cleared.origin().time(), "agent", what, incident.cite(cleared.origin())));
  }

  private void note(Event.NoteAdded note) {
    String by = note.author() == null ? "" : " (" + note.author() + ")";
    String mark = note.mark() == null ? "" : capital(marked(note.mark())) + ": ";
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

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String sentence(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty() || trimmed.endsWith(".") ? trimmed : trimmed + ".";
  }
}
