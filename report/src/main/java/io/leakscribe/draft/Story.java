package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What happened, why, how it ended, and what follows from it. */
final class Story {
  private static final int MAX_EVIDENCE = 4;

  private Story() {}

  static List<Block> timeline(Incident incident) {
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Row row : Timeline.of(incident)) {
      rows.add(
          List.of(
              Say.only(Format.second(row.time()).replace(" UTC", "")),
              Say.only(row.source()),
              Say.only(row.what()),
              List.of(new Span.Cite(row.event()))));
    }
    return List.of(
        new Block.Heading(2, "Timeline"),
        new Block.Table(
            "What happened, oldest first",
            List.of("Time (UTC)", "Source", "What happened", "Event"),
            rows),
        new Block.Mermaid(Gantt.of(incident)),
        new Block.Question(
            "What did people do and when: who was called, which wrong turns were taken, what was"
                + " tried? (Each line can be added with the note command and then stands here.)"));
  }

  static List<Block> cause(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Root cause and resolution"));
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    if (leading == null || turn == null) {
      blocks.add(new Block.Paragraph(Say.only("No holder has been named yet.")));
    } else {
      blocks.add(new Block.Bullets(held(leading, incident.cite(turn.origin()))));
    }
    blocks.addAll(trigger(incident));
    blocks.addAll(resolution(incident));
    return blocks;
  }

  private static List<List<Span>> held(Suspect suspect, String event) {
    List<List<Span>> lines = new ArrayList<>();
    Say what = new Say().strong("What held the memory: ");
    Overview.subject(what, suspect);
    if (suspect.holderType() != null) {
      what.and(", a ").name(suspect.holderType());
    }
    what.and(".");
    Overview.amounts(what, suspect);
    lines.add(what.cite(event).done());
    named(lines, "Leaking class", suspect.leakingClass(), event);
    named(lines, "Created at", suspect.allocationSite(), event);
    named(lines, "Put in at", suspect.insertionSite(), event);
    if (!suspect.path().isEmpty()) {
      named(lines, "Path from the root", String.join(" → ", suspect.path()), event);
    }
    suspect.evidence().stream()
        .filter(line -> line.weight() > 0)
        .limit(MAX_EVIDENCE)
        .forEach(line -> lines.add(reason(line, event)));
    return lines;
  }

  private static List<Span> reason(Evidence line, String event) {
    return new Say()
        .strong("Why this one (" + line.kind() + "): ")
        .and(line.statement())
        .cite(event)
        .done();
  }

  private static void named(
      List<List<Span>> lines,
      String label,
      @org.jspecify.annotations.Nullable String name,
      String event) {
    if (name != null) {
      lines.add(new Say().strong(label + ": ").name(name).cite(event).done());
    }
  }

  private static List<Block> trigger(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, "Trigger"));
    Instant onset = incident.onset();
    for (Event.DeployDetected deploy : incident.deploys()) {
      Instant at = deploy.origin().time();
      Say say = Say.text("The version changed from ").name(deploy.from()).and(" to ");
      say.name(deploy.to()).and(" at " + Format.minute(at));
      if (onset != null) {
        String when = at.isAfter(onset) ? " after growth began" : " before growth began";
        say.and(", " + Format.duration(Duration.between(onset, at).abs()) + when);
      }
      blocks.add(new Block.Paragraph(say.and(".").cite(incident.cite(deploy.origin())).done()));
    }
    if (incident.deploys().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Say.only("The journals show no change of version around the onset.")));
    }
    blocks.add(
        new Block.Question(
            "What change brought this code in, and how did it pass review and tests?"));
    return blocks;
  }

  private static List<Block> resolution(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, "Stop-gap and resolution"));
    for (Restart restart : incident.restarts()) {
      blocks.add(new Block.Paragraph(restart(incident, restart)));
    }
    Event.LeakResolved resolved = incident.resolved();
    if (resolved == null) {
      blocks.add(new Block.Paragraph(Say.only("Not resolved: growth has not been seen to stop.")));
    } else {
      blocks.add(
          new Block.Paragraph(
              Say.text("Resolved at " + Format.minute(resolved.origin().time()) + ": ")
                  .and(resolved.reason())
                  .cite(incident.cite(resolved.origin()))
                  .done()));
    }
    blocks.add(
        new Block.Question(
            "What was done as a stop-gap, what is the fix, in which version, and how was it confirmed"
                + " that memory stays stable afterwards?"));
    return blocks;
  }

  static List<Span> restart(Incident incident, Restart restart) {
    String runs = restart.before().name() + " to " + restart.after().name();
    String rates =
        "%s %s/h before, %s %s/h after (%s)."
            .formatted(
                rate(restart, restart.ratePerHourBefore()),
                restart.unit().equals("bytes") ? "of live set" : "entries",
                rate(restart, restart.ratePerHourAfter()),
                restart.unit().equals("bytes") ? "of live set" : "entries",
                runs);
    String verdict =
        switch (restart.verdict()) {
          case DID_NOT_HELP -> "The restart did not help: ";
          case HELPED -> "Growth was gone after the restart: ";
          case CANNOT_TELL -> "Whether the restart helped cannot be told: ";
        };
    Say say = new Say().strong(verdict).and(rates);
    cite(say, incident, restart.before());
    cite(say, incident, restart.after());
    return say.done();
  }

  private static void cite(Say say, Incident incident, Run run) {
    if (run.started() != null) {
      say.cite(incident.cite(run.started().origin()));
    }
  }

  private static String rate(Restart restart, OptionalDouble rate) {
    if (rate.isEmpty()) {
      return "an unknown number of";
    }
    double value = rate.getAsDouble();
    return restart.unit().equals("bytes")
        ? (value > 0 ? "+" : "") + Format.bytes(value)
        : Format.signed(Math.rint(value));
  }

  static List<Block> measures(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Corrective and preventative measures"));
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    if (leading == null || turn == null) {
      blocks.add(
          new Block.Paragraph(Say.only("None follow from the evidence before a holder is named.")));
    } else {
      List<List<List<Span>>> rows = new ArrayList<>();
      for (Advice.Measure measure : Advice.measures(leading)) {
        rows.add(
            List.of(
                measure.what(),
                Say.only(measure.type()),
                List.of(new Span.Cite(incident.cite(turn.origin()))),
                List.of(),
                List.of(),
                List.of()));
      }
      blocks.add(
          new Block.Table(
              "What follows from the evidence; owner, priority and due date are for a person",
              List.of("Measure", "Type", "Event", "Owner", "Priority", "Due"),
              rows));
    }
    blocks.add(
        new Block.Question(
            "What else will be changed, who owns it, and how will it be seen that it is done?"));
    return blocks;
  }
}
