package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Growth;
import io.leakscribe.findings.Proof;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How it was stopped, and how it is known to be over. */
final class ResolutionSection {

  private static final List<Event.DeployDetected> NO_DEPLOYS = List.of();

  private ResolutionSection() {}

  static List<Block> of(Findings findings) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, "Stop-gap and resolution"));
    boolean isInTable = findings.proof().after() != null;
    for (Event.DeployDetected deploy : isInTable ? NO_DEPLOYS : Trigger.after(incident)) {
      blocks.add(new Block.Paragraph(Trigger.changed(incident, deploy)));
    }
    blocks.addAll(stopGaps(findings));
    blocks.addAll(ProofWords.of(findings));
    Event.LeakResolved resolved = incident.resolved();
    if (resolved != null) {
      blocks.add(
          new Block.Paragraph(
              Say.text("The agent closed the incident at ")
                  .and(Format.near(resolved.origin().time(), incident.asOf()) + ": ")
                  .and(Words.sentence(resolved.reason()))
                  .cite(incident.cite(resolved.origin()))
                  .done()));
    }
    blocks.add(new Block.Question(question(findings)));
    return blocks;
  }

  private static List<Block> stopGaps(Findings findings) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    for (Restart restart : incident.restarts()) {
      if (restart.isOfLeak() && !isProven(findings.proof(), restart)) {
        blocks.add(new Block.Paragraph(restart(incident, restart)));
      }
    }
    for (Event.NoteAdded note : incident.notes()) {
      if (note.mark() == Mark.MITIGATED) {
        Say say = new Say().strong("Stop-gap, as noted");
        say.and(" by " + (note.author() == null ? "a person" : note.author()) + " for ");
        say.and(
            Format.near(note.origin().time(), incident.asOf())
                + ": "
                + Words.sentence(note.text()));
        blocks.add(new Block.Paragraph(say.cite(incident.cite(note.origin())).done()));
      }
    }
    if (blocks.isEmpty() && !findings.proof().slowed()) {
      blocks.add(new Block.Paragraph(Say.only("No stop-gap is on record.")));
    }
    return blocks;
  }

  /** The proof says more of it, and start-up apart. */
  private static boolean isProven(Proof proof, Restart restart) {
    Growth before = proof.before();
    return before != null && proof.slowed() && !restart.after().first().isBefore(before.to());
  }

  /** Only what the journals cannot know. */
  private static String question(Findings findings) {
    Proof proof = findings.proof();
    Growth before = proof.before();
    Growth after = proof.first();
    if (before == null || after == null || !proof.slowed()) {
      return "What is the fix, and in which version does it come?";
    } else if (before.run().id().equals(after.run().id())) {
      return "What was switched off or changed at "
          + Format.near(after.from(), findings.incident().asOf())
          + ", when growth stopped in the living process, and what is the fix that lasts?";
    }
    return changed(findings, before, after);
  }

  private static String changed(Findings findings, Growth before, Growth after) {
    String version = after.version();
    if (version == null || version.equals(before.version())) {
      return "What was changed with the restart at "
          + Format.near(after.run().first(), findings.incident().asOf())
          + "?";
    } else if (!findings.incident().ranBefore(version, after.run().first())) {
      return "What does version " + version + " change that ended the growth?";
    }
    Growth newest = findings.proof().stretches().get(findings.proof().stretches().size() - 1);
    String fix = newest.version();
    return fix == null || fix.equals(version)
        ? "The rollback ended the growth: what is the fix, and in which version does it come?"
        : "The rollback ended the growth: what does version " + fix + " change?";
  }

  static List<Span> restart(Incident incident, Restart restart) {
    String verdict =
        switch (restart.verdict()) {
          case DID_NOT_HELP -> "The %s did not help: ";
          case HELPED -> "Growth was gone after the %s: ";
          case CANNOT_TELL -> "Whether the %s helped cannot be told: ";
        };
    Say say = new Say().strong(verdict.formatted(step(incident, restart)));
    if (restart.said() != null && !restart.unit().equals(Restart.ENTRIES)) {
      return say.and(said(restart.said().evidence()) + runs(restart))
          .cite(incident.cite(restart.said().origin()))
          .done();
    }
    if (restart.ratePerHourBefore().isEmpty() || restart.ratePerHourAfter().isEmpty()) {
      say.and("one of the two has too few readings so far" + runs(restart));
      cite(say, incident, restart.before());
      cite(say, incident, restart.after());
      return say.done();
    }
    String unit = restart.unit().equals(Restart.BYTES) ? "of live set" : "entries";
    say.and(
        "%s %s/h before, %s %s/h after%s"
            .formatted(
                rate(restart, restart.ratePerHourBefore()),
                unit,
                rate(restart, restart.ratePerHourAfter()),
                unit,
                runs(restart)));
    cite(say, incident, restart.before());
    cite(say, incident, restart.after());
    if (restart.said() != null) {
      say.cite(incident.cite(restart.said().origin()));
    }
    return say.done();
  }

  /** {@code restart}, {@code rollback to 2.4.0} or {@code change to 2.4.1}. */
  private static String step(Incident incident, Restart restart) {
    String was = restart.before().version();
    String is = restart.after().version();
    if (was == null || is == null || was.equals(is)) {
      return "restart";
    }
    boolean back = incident.ranBefore(is, restart.after().first());
    return (back ? "rollback to " : "change to ") + is;
  }

  private static String runs(Restart restart) {
    return " (" + restart.before().name() + " to " + restart.after().name() + ").";
  }

  /** The agent's sentence begins with our verdict. */
  private static String said(String evidence) {
    String rest = evidence.replaceFirst("^A restart did not help: ", "").strip();
    return rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
  }

  private static void cite(Say say, Incident incident, Run run) {
    if (run.started() != null) {
      say.cite(incident.cite(run.started().origin()));
    }
  }

  private static String rate(Restart restart, OptionalDouble rate) {
    double value = rate.orElse(0);
    return restart.unit().equals(Restart.BYTES)
        ? (value > 0 ? "+" : "") + Format.bytes(value)
        : Format.signed(Math.rint(value));
  }
}
