package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Growth;
import io.leakscribe.findings.Proof;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Slope;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether it is over, said with the numbers. */
final class ProofWords {
  private ProofWords() {}

  static List<Block> of(Findings findings) {
    Proof proof = findings.proof();
    List<Block> blocks = new ArrayList<>();
    Growth before = proof.before();
    Growth after = proof.after();
    if (before == null) {
      blocks.add(
          new Block.Paragraph(
              Say.only("Whether it is over cannot be told: no rate of growth could be measured.")));
    } else if (after == null) {
      blocks.add(new Block.Paragraph(unfollowed(findings, before)));
    } else {
      blocks.add(new Block.Paragraph(verdict(findings, before, after)));
      blocks.add(table(proof));
    }
    return blocks;
  }

  private static List<Span> unfollowed(Findings findings, Growth before) {
    boolean closed = findings.incident().resolved() != null;
    String head = findings.isOverByWordOnly() ? "Over by a person's word only: " : "Not over: ";
    Say say = new Say().strong(closed ? "By the agent's word only: " : head);
    say.and("it grew by " + Proof.rate(before) + " in " + before.run().name());
    say.and(
        " up to "
            + Format.near(before.to(), findings.incident().asOf())
            + ", and the journal has no ");
    say.and(closed ? "readings after that to check that it stopped." : "later stretch without it.");
    return Words.cite(say, before.events()).done();
  }

  private static List<Span> verdict(Findings findings, Growth before, Growth after) {
    Proof proof = findings.proof();
    Say say = new Say().strong(head(proof, after));
    if (proof.verdict() == Proof.Verdict.STOP_GAP) {
      say.and("at " + Format.percent(after.perHour() / before.perHour()) + " of the rate before, ");
    }
    say.and(Proof.rate(before) + " before, " + Proof.rate(after) + " after");
    Slope old = before.slope();
    Slope now = after.slope();
    if (old != null && now != null) {
      say.and(old.overlaps(now) ? "; the intervals overlap." : "; the intervals do not overlap.");
    } else {
      say.and(".");
    }
    if (proof.slowed()) {
      say.and(watched(proof, after, findings.incident().asOf()));
    }
    Growth pending = proof.pending();
    if (pending != null) {
      say.and(" " + pending.run().name() + " came later, and has been watched for ");
      say.and(Format.duration(pending.watched()) + " of the " + Format.duration(proof.needed()));
      say.and(" only.");
    }
    Suspect leading = findings.incident().leading();
    if (after.unit().equals(Restart.BYTES) && leading != null && leading.holder() != null) {
      say.and(" The live set is compared, because ").name(leading.holder());
      say.and(" has too few readings in one of the runs.");
    }
    List<String> events = new ArrayList<>(before.events());
    after.events().stream().filter(event -> !events.contains(event)).forEach(events::add);
    return Words.cite(say, events).done();
  }

  private static String head(Proof proof, Growth after) {
    return switch (proof.verdict()) {
      case FIXED -> "Fixed, as far as it was watched: ";
      case TOO_EARLY -> after.run().lost() == null ? "Too early to be sure: " : "Not proven: ";
      case SLOWER -> "Slower, and not gone: ";
      case STOP_GAP -> "Stop-gap only, it grows again: ";
      case STILL_GROWS, CANNOT_TELL -> "Whether it is over cannot be told: ";
    };
  }

  private static String watched(Proof proof, Growth after, Instant asOf) {
    String shown =
        Double.isNaN(after.gained())
            ? ""
            : " A leak at the old rate would have shown %s %s by then; it showed %s."
                .formatted(
                    Proof.amount(after, proof.expected()),
                    Proof.unit(after),
                    Proof.amount(after, after.gained()));
    String watched = " Watched for " + Format.duration(after.watched()) + " to ";
    watched += Format.near(after.to(), after.from(), asOf);
    if (after.run().lost() != null) {
      return shown + watched + ", then the process was lost.";
    }
    return shown
        + watched
        + switch (proof.verdict()) {
          case FIXED -> "; " + Format.duration(proof.needed()) + " were needed to be sure.";
          case TOO_EARLY -> sure(proof, after, asOf);
          default -> ".";
        };
  }

  private static String sure(Proof proof, Growth after, Instant asOf) {
    return after.run().hasEnded()
        ? ", then the process ended; it would have taken "
            + Format.duration(proof.needed())
            + " to be sure."
        : ": sure at about "
            + Format.near(after.from().plus(proof.needed()), after.to(), asOf)
            + ".";
  }

  private static Block table(Proof proof) {
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Growth growth : proof.stretches()) {
      String version = growth.version();
      Slope slope = growth.slope();
      rows.add(
          List.of(
              Say.only(growth.run().name()),
              Say.only(version == null ? "unknown" : version),
              Say.only(Format.second(growth.from()).replace(" UTC", "")),
              Say.only(Format.duration(growth.watched())),
              Say.only(Proof.rate(growth)),
              Say.only(slope == null ? "as reported" : Format.number(slope.readings())),
              events(growth.events())));
    }
    return new Block.Table(
        "Growth in each run, and apart where it stopped; in brackets the 95 % interval (Sen 1968)",
        List.of("Run", "Version", "From (UTC)", "For", "Growth", "Readings", "Event"), rows);
  }

  private static List<Span> events(List<String> cited) {
    List<Span> events = new ArrayList<>();
    for (String event : cited) {
      if (!events.isEmpty()) {
        events.add(new Span.Text(" "));
      }
      events.add(new Span.Cite(event));
    }
    return events;
  }
}
