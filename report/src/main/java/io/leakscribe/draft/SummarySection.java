package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Impact;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Duration, impact and root cause in a few lines. */
final class SummarySection {
  private SummarySection() {}

  static List<Block> of(Findings findings) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Issue summary"));
    List<List<Span>> lines = new ArrayList<>();
    lines.add(duration(incident));
    lines.addAll(impact(findings.impact()));
    lines.add(cause(incident));
    blocks.add(new Block.Bullets(lines));
    blocks.add(
        new Block.Question(
            "What share of users was affected, what did they see, "
                + (knowsResponseTimes(findings.impact())
                    ? ""
                    : "by how much did response times change, ")
                + "and what did it cost the business?"));
    return blocks;
  }

  private static boolean knowsResponseTimes(Impact impact) {
    return impact.table().stream()
        .anyMatch(one -> one.name().equals("p99") || one.name().equals("mean"));
  }

  private static List<List<Span>> impact(Impact impact) {
    List<List<Span>> lines = new ArrayList<>();
    for (Impact.Line line : impact.lines()) {
      Say say = new Say().strong("Impact, as far as measured: ").and(line.statement());
      line.events().forEach(say::cite);
      lines.add(say.done());
    }
    return lines;
  }

  private static List<Span> duration(Incident incident) {
    Instant onset = incident.onset();
    Origin first = incident.detected();
    Instant from = onset == null ? first.time() : onset;
    Event.LeakResolved resolved = incident.resolved();
    Instant to = resolved == null ? incident.asOf() : resolved.origin().time();
    Say say = new Say().strong("Duration: ");
    say.and(Format.duration(Duration.between(from, to)) + ", from " + Format.minute(from));
    say.and(onset == null ? " (first report)" : " (growth began)");
    say.and(resolved == null ? "; still open at " : " to ").and(Format.minute(to) + ".");
    say.cite(incident.cite(first));
    return resolved == null ? say.done() : say.cite(incident.cite(resolved.origin())).done();
  }

  private static List<Span> cause(Incident incident) {
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    Say say = new Say().strong("Root cause: ");
    if (leading == null || turn == null) {
      return say.and("not known yet.").done();
    }
    Words.subject(say, leading).and(" grew and its entries were not let go");
    if (leading.leakingClass() != null) {
      say.and(": instances of ").name(leading.leakingClass()).and(" piled up");
    }
    say.and(
        ". That is what the evidence says with a confidence of "
            + Format.percent(leading.confidence())
            + ".");
    return say.cite(incident.cite(turn.origin())).done();
  }
}
