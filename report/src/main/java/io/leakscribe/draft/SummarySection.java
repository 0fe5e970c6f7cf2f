package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Harm;
import io.leakscribe.findings.Impact;
import io.leakscribe.findings.Moment;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Duration, impact and root cause in a few lines. */
final class SummarySection {
  private SummarySection() {}

  static List<Block> of(Findings findings) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Issue summary"));
    List<List<Span>> lines = new ArrayList<>();
    lines.add(duration(findings));
    lines.addAll(impact(findings.impact()));
    lines.add(cause(findings));
    blocks.add(new Block.Bullets(lines));
    blocks.add(
        new Block.Question(
            "What did users see, what share of them, and what did it cost the business?"));
    return blocks;
  }

  private static List<List<Span>> impact(Impact impact) {
    List<List<Span>> lines = new ArrayList<>();
    Say say = new Say().strong("Impact, as far as measured:");
    for (Impact.Line line : impact.lines()) {
      say.and(" " + line.statement());
      line.events().forEach(say::cite);
    }
    if (!impact.lines().isEmpty()) {
      lines.add(say.done());
    }
    return lines;
  }

  private static List<Span> duration(Findings findings) {
    Incident incident = findings.incident();
    Moment onset = findings.times().onset();
    Moment recovery = findings.times().recovery();
    Instant from = onset.at() == null ? incident.detected().time() : onset.at();
    Instant to = recovery.at() == null ? incident.asOf() : recovery.at();
    String more = onset.isAtOrBefore() ? " or more" : "";
    Say say = new Say().strong("Duration: ");
    say.and(Format.duration(Duration.between(from, to)) + more + ", from ");
    say.and(
        onset.at() == null
            ? Format.near(from, incident.asOf()) + " (first report)"
            : Words.when(onset, incident.asOf()) + Words.interval(onset) + " (growth began)");
    Words.cite(
        say, onset.at() == null ? List.of(incident.cite(incident.detected())) : onset.events());
    if (recovery.at() == null) {
      return say.and("; not over by the newest event, at " + Format.near(to, to) + ".").done();
    }
    say.and(" to " + Format.near(to, incident.asOf()) + " (recovery).");
    Harm harm = findings.impact().harm();
    if (harm != null && harm.period().to().isAfter(to.plusSeconds(60))) {
      say.and(
          " Harm was measured until " + Format.near(harm.period().to(), to, incident.asOf()) + ".");
    }
    return Words.cite(say, recovery.events()).done();
  }

  private static List<Span> cause(Findings findings) {
    Incident incident = findings.incident();
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    Say say = new Say().strong("Root cause: ");
    if (leading == null || turn == null) {
      return say.and("not known yet.").done();
    }
    CauseSection.keeps(say, leading);
    say.and(". Growth: " + growth(leading) + " (confidence ");
    say.and(Format.percent(leading.confidence()) + ").").cite(incident.cite(turn.origin()));
    Trigger.brief(say, incident);
    return say.done();
  }

  private static String growth(Suspect leading) {
    String rate = Words.rate(leading);
    return rate.isEmpty() ? "an amount that was not measured" : rate;
  }
}
