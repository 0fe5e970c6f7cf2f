package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.RestartGain;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Guess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    loadTest(leading);
    add(AlertRule.of(leading), DETECT, List.of(event));
    gate(leading, event);
    compare(leading);
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
      if (restart.isOfLeak() && restart.verdict() != Restart.Verdict.HELPED) {
        add(runbook(leading, restart), MITIGATE, starts(restart));
        return;
      }
    }
  }

  private Say runbook(Suspect leading, Restart restart) {
    if (restart.verdict() == Restart.Verdict.CANNOT_TELL) {
      Say say =
          Say.text("Let a restart run until growth can be compared; here it could not be for ");
      return Cure.holder(say, leading).and(".");
    }
    Turn turn = incident.latestWithSuspects();
    RestartGain gain = turn == null ? null : turn.diagnosis().restartBuys();
    String buys =
        gain == null
            ? "a restart buys time only."
            : "a restart buys about " + Format.duration(gain.expected()) + " only.";
    Say say = Say.text("Name in the runbook of " + incident.service());
    say.and(" who may roll back or switch off what fills ");
    return Cure.holder(say, leading).and(": " + buys);
  }

  /** What was done did not help, and it took long to see. */
  private void compare(Suspect leading) {
    for (Restart restart : incident.restarts()) {
      boolean failed = restart.verdict() == Restart.Verdict.DID_NOT_HELP;
      boolean measured =
          restart.ratePerHourBefore().isPresent() && restart.ratePerHourAfter().isPresent();
      if (restart.isOfLeak() && failed && measured && restart.unit().equals(Restart.ENTRIES)) {
        Say say = Say.text("Compare in each restart and rollback the growth of ");
        Cure.holder(say, leading).and(" before and after it, and stop when it is the same: here ");
        say.and(perHour(restart.ratePerHourBefore().getAsDouble()) + " entries an hour in ");
        say.and(restart.before().name() + " and ");
        say.and(perHour(restart.ratePerHourAfter().getAsDouble()) + " in ");
        say.and(restart.after().name() + ".");
        add(say, MITIGATE, starts(restart));
        return;
      }
    }
  }

  private static String perHour(double rate) {
    return Format.signed(Math.rint(rate));
  }

  private List<String> starts(Restart restart) {
    List<String> events = new ArrayList<>();
    for (Run run : List.of(restart.before(), restart.after())) {
      if (run.started() != null) {
        events.add(incident.cite(run.started().origin()));
      }
    }
    return events;
  }

  /** As long as it took here; a shorter one would not have shown it. */
  private void loadTest(Suspect leading) {
    Turn confirmed = incident.first(Stage.CONFIRMED);
    Double rate = leading.entriesPerHour();
    for (Run run : incident.runs()) {
      if (confirmed != null && confirmed.origin().run().equals(run.id()) && rate != null) {
        Duration taken = Duration.between(run.first(), confirmed.origin().time());
        add(LoadTest.of(leading, Format.duration(taken), rate), PREVENT, cited(confirmed));
      }
    }
  }

  private List<String> cited(Turn turn) {
    return List.of(incident.cite(turn.origin()));
  }

  /** Users were hurt before anybody was called. */
  private void lostFirst() {
    Instant alert = findings.times().alert().at();
    for (Run run : incident.runs()) {
      if (run.lost() != null && (alert == null || alert.isAfter(run.last()))) {
        Say say = Say.text("Page on ").name("leakscribe_incident_state == 3").and(": ");
        say.and(run.name() + " was lost at " + Format.near(run.last(), incident.asOf()));
        say.and(alert == null ? ", and no alert is on record." : " before the first alert.");
        add(say, DETECT, List.of(incident.cite(run.lost().origin())));
        return;
      }
    }
  }

  /** A suspicion that numbers can clear need not be chased by hand again. */
  private void wrongTurns() {
    Set<String> names = new LinkedHashSet<>();
    Set<String> events = new LinkedHashSet<>();
    for (var note : incident.notes()) {
      Cleared cleared = note.mark() == Mark.WRONG_TURN ? clearedIn(note.text()) : null;
      if (cleared != null && cleared.origin().time().isBefore(note.origin().time())) {
        names.add(Guess.words(cleared.hypothesis()));
        events.add(incident.cite(cleared.origin()));
        events.add(incident.cite(note.origin()));
      }
    }
    if (!names.isEmpty()) {
      Say say =
          Say.text("Put where the on-call engineer looks first the numbers that had ruled out ");
      say.and(String.join(" and ", names) + " before people followed it up.");
      add(say, MITIGATE, List.copyOf(events));
    }
  }

  private @Nullable Cleared clearedIn(String note) {
    String text = note.toLowerCase(Locale.ROOT);
    return incident.cleared().stream()
        .filter(cleared -> text.contains(cleared.hypothesis()))
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
