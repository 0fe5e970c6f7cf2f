package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What held the memory, how that is known, and what brought it. */
final class CauseSection {
  private static final int MAX_EVIDENCE = 4;

  private CauseSection() {}

  static List<Block> of(Findings findings) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Root cause and resolution"));
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    if (leading == null || turn == null) {
      blocks.add(new Block.Paragraph(Say.only("No holder has been named yet.")));
    } else {
      blocks.add(new Block.Bullets(held(leading, incident.cite(turn.origin()))));
      blocks.addAll(PathFigure.of(leading));
    }
    blocks.addAll(trigger(incident));
    return blocks;
  }

  private static List<List<Span>> held(Suspect suspect, String event) {
    List<List<Span>> lines = new ArrayList<>();
    Say what = new Say().strong("What held the memory: ");
    Words.subject(what, suspect);
    if (suspect.holderType() != null) {
      what.and(", a ").name(suspect.holderType());
    }
    what.and(".");
    Words.amounts(what, suspect);
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
      List<List<Span>> lines, String label, @Nullable String name, String event) {
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
}
