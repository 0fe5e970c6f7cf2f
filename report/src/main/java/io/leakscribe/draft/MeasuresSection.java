package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.RestartGain;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows from the evidence of this incident, and from nothing else. */
final class MeasuresSection {
  private static final String PREVENT = "prevent";
  private static final String DETECT = "detect";
  private static final String MITIGATE = "mitigate";

  private final Findings findings;
  private final Incident incident;
  private final List<List<List<Span>>> rows = new ArrayList<>();

  private MeasuresSection(Findings findings) {
    this.findings = findings;
    this.incident = findings.incident();
  }

  static List<Block> of(Findings findings) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Corrective and preventative measures"));
    Suspect leading = findings.incident().leading();
    Turn turn = findings.incident().latestWithSuspects();
    if (leading == null || turn == null) {
      blocks.add(
          new Block.Paragraph(Say.only("None follow from the evidence before a holder is named.")));
      return blocks;
    }
    MeasuresSection section = new MeasuresSection(findings);
    section.fill(leading, findings.incident().cite(turn.origin()));
    blocks.add(
        new Block.Table(
            "What follows from the evidence; owner, priority and due date are for a person",
            List.of("Measure", "Type", "Event", "Owner", "Priority", "Due"),
            section.rows));
    return blocks;
  }

  private void fill(Suspect leading, String event) {
    add(Cure.of(leading), PREVENT, List.of(event));
    Say test = LeakTest.of(leading);
    if (test != null) {
      add(test, PREVENT, List.of(event));
    }
    add(AlertRule.of(leading), DETECT, List.of(event));
    gate(leading, event);
    runbook(leading);
    lostFirst();
    wrongTurns();
  }

  private void gate(Suspect leading, String event) {
    if (!Trigger.broughtByDeploy(incident) || incident.runs().isEmpty()) {
      return;
    }
    Instant started = incident.runs().get(0).first();
    Duration shown = Duration.between(started, incident.detected().time());
    Say say = Say.text("Keep a new version on one replica for " + Format.duration(shown));
    say.and(", which is what this one took to show, and go on only while ");
    Cure.holder(say, leading).and(" does not grow.");
    add(say, PREVENT, List.of(event, incident.cite(incident.detected())));
  }

  private void runbook(Suspect leading) {
    for (Restart restart : incident.restarts()) {
      if (restart.verdict() != Restart.Verdict.HELPED) {
        List<String> events = new ArrayList<>();
        for (Run run : List.of(restart.before(), restart.after())) {
          if (run.started() != null) {
            events.add(incident.cite(run.started().origin()));
          }
        }
        add(runbook(leading, restart), MITIGATE, events);
        return;
      }
    }
  }

  private Say runbook(Suspect leading, Restart restart) {
    Say say = Say.text("Write into the runbook of " + incident.service());
    if (restart.verdict() == Restart.Verdict.CANNOT_TELL) {
      say.and(" to let a restart run until growth can be compared: here it could not be for ");
      return Cure.holder(say, leading).and(".");
    }
    Turn turn = incident.latestWithSuspects();
    RestartGain gain = turn == null ? null : turn.diagnosis().restartBuys();
    String buys =
        gain == null
            ? "buys time only"
            : "buys about " + Format.duration(gain.expected()) + " only";
    say.and(" that a restart " + buys + ", and who may roll back or switch off what fills ");
    return Cure.holder(say, leading).and(", which grew on in " + restart.after().name() + ".");
  }

  /** Users were hurt before anybody was called. */
  private void lostFirst() {
    Instant alert = findings.times().alert().at();
    for (Run run : incident.runs()) {
      if (run.lost() != null && (alert == null || alert.isAfter(run.last()))) {
        Say say = Say.text(run.name() + " was lost at " + Format.minute(run.last()) + ", ");
        say.and(alert == null ? "and no alert is on record" : "before the first alert");
        say.and(": page on ").name("leakscribe_incident_state == 3");
        add(say.and("."), DETECT, List.of(incident.cite(run.lost().origin())));
        return;
      }
    }
  }

  /** A suspicion that numbers can clear need not be chased by hand again. */
  private void wrongTurns() {
    for (var note : incident.notes()) {
      if (note.mark() == io.leakscribe.journal.Mark.WRONG_TURN) {
        String ruledOut = clearedBefore(note.origin().time(), note.text());
        if (ruledOut != null) {
          Say say = Say.text("The numbers had cleared \"" + ruledOut + "\"");
          say.and(" while it was followed up: show them where the on-call engineer looks first.");
          add(say, MITIGATE, List.of(incident.cite(note.origin())));
        }
      }
    }
  }

  private @org.jspecify.annotations.Nullable String clearedBefore(
      java.time.Instant time, String note) {
    return incident.cleared().stream()
        .filter(cleared -> cleared.origin().time().isBefore(time))
        .map(cleared -> cleared.hypothesis())
        .filter(name -> note.toLowerCase(java.util.Locale.ROOT).contains(name))
        .findFirst()
        .orElse(null);
  }

  private void add(Say what, String type, List<String> cited) {
    List<Span> events = new ArrayList<>();
    for (String event : cited) {
      if (!events.isEmpty()) {
        events.add(new Span.Text(" "));
      }
      events.add(new Span.Cite(event));
    }
    rows.add(List.of(what.done(), Say.only(type), events, List.of(), List.of(), List.of()));
  }
}
