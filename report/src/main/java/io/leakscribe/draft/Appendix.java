package io.leakscribe.draft;

import io.leakscribe.chart.Charts;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.LossWords;
import io.leakscribe.timeline.ShortName;
import io.leakscribe.timeline.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The evidence behind the four classic sections. */
final class Appendix {
  private static final int MAX_SUSPECTS = 5;
  private static final String EVIDENCE = "Evidence";
  private static final String WEIGHT = "Weight (+ for, − against)";
  private static final int MAX_LEDGER = 25;

  private Appendix() {}

  static List<Section> of(Findings findings, SkippedLines skipped) {
    Incident incident = findings.incident();
    List<Block> charts = new ArrayList<>();
    charts.add(new Block.Heading(2, "Charts"));
    Charts.of(findings).forEach(chart -> charts.add(new Block.Figure(chart)));
    if (charts.size() == 1) {
      charts.add(new Block.Paragraph(Say.only("No readings are on record that could be drawn.")));
    }
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("suspects", suspects(incident)));
    sections.add(new Section("hypotheses", Hypotheses.of(incident)));
    sections.add(new Section("charts", charts));
    sections.add(new Section("runs", runs(incident)));
    sections.add(new Section("alerts", AlertsSection.of(findings)));
    sections.addAll(RecordingSection.of(findings.recording()));
    sections.add(new Section("questions", open(incident)));
    sections.add(new Section("about", about(skipped)));
    return sections;
  }

  private static List<Block> suspects(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Suspects and evidence"));
    Turn turn = incident.latestWithSuspects();
    if (turn == null) {
      blocks.add(new Block.Paragraph(Say.only("No suspect has been named.")));
      return blocks;
    }
    List<List<List<Span>>> rows = new ArrayList<>();
    List<List<List<Span>>> ledger = new ArrayList<>();
    List<Suspect> suspects = turn.suspects().stream().limit(MAX_SUSPECTS).toList();
    boolean isNamed = suspects.size() > 1;
    for (Suspect suspect : suspects) {
      rows.add(suspect(incident, turn, suspect));
      suspect.evidence().stream()
          .filter(Ledger::hasWeight)
          .limit(MAX_LEDGER)
          .forEach(line -> ledger.add(line(suspect, line, isNamed)));
    }
    if (rows.size() > 1) {
      blocks.add(
          new Block.Table(
              "Suspects by the newest report, best first",
              List.of("Rank", "Suspect", "Kind", "Confidence", "Entries", "Per hour", "Event"),
              rows));
    }
    blocks.add(
        new Block.Table(
            (isNamed ? "How they were weighed" : "How it was weighed")
                + ": a positive weight speaks for the suspect, a negative one against it",
            isNamed ? List.of("Suspect", EVIDENCE, WEIGHT) : List.of(EVIDENCE, WEIGHT),
            ledger));
    return blocks;
  }

  private static List<List<Span>> suspect(Incident incident, Turn turn, Suspect suspect) {
    return List.of(
        Say.only(String.valueOf(suspect.rank())),
        Words.subject(new Say(), suspect).done(),
        Say.only(suspect.kind().label()),
        Say.only(Format.percent(suspect.confidence())),
        Say.only(suspect.entries() == null ? "unknown" : Format.number(suspect.entries())),
        Say.only(
            suspect.entriesPerHour() == null ? "unknown" : Format.signed(suspect.entriesPerHour())),
        List.of(new Span.Cite(incident.cite(turn.origin()))));
  }

  private static List<List<Span>> line(Suspect suspect, Evidence line, boolean isNamed) {
    List<List<Span>> cells = new ArrayList<>();
    if (isNamed) {
      cells.add(Say.only(suspect.rank() + " " + ShortName.of(Subject.of(suspect))));
    }
    cells.add(Say.only(Ledger.words(suspect, line)));
    cells.add(Say.only(Ledger.weight(line)));
    return cells;
  }

  private static List<Block> runs(Incident incident) {
    List<List<List<Span>>> rows = new ArrayList<>();
    List<Run> runs = new ArrayList<>(incident.runs());
    if (incident.before() != null) {
      runs.add(0, incident.before());
    }
    for (Run run : runs) {
      Event.AgentStarted started = run.started();
      rows.add(
          List.of(
              Say.only(run.name()),
              Say.code(run.id()),
              Say.only(run.instance()),
              Say.only(started == null ? "unknown" : started.version()),
              Say.only(Format.second(run.first()).replace(" UTC", "")),
              Say.only(Format.duration(Duration.between(run.first(), run.last()))),
              Say.only(end(run))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Runs"));
    blocks.add(
        new Block.Table(
            "Runs of the process while the incident lasted, and R0 before it; R1#17 is the 17th event"
                + " of run R1",
            List.of("Run", "Id", "Instance", "Version", "First seen (UTC)", "Seen for", "End"),
            rows));
    List<List<Span>> traces =
        incident.runs().stream().flatMap(run -> traces(incident, run)).toList();
    if (!traces.isEmpty()) {
      blocks.add(new Block.Bullets(traces));
    }
    return blocks;
  }

  /** What a lost process left behind. */
  private static Stream<List<Span>> traces(Incident incident, Run run) {
    Event.RunLost lost = run.lost();
    if (lost == null) {
      return Stream.empty();
    }
    Say say = Say.text(run.name() + " " + LossWords.brief(lost.cause()));
    String why = String.join("; ", lost.evidence());
    say.and(why.isBlank() ? "." : ": " + why.strip().replaceFirst("\\.$", "") + ".");
    return Stream.of(say.cite(incident.cite(lost.origin())).done());
  }

  private static String end(Run run) {
    if (run.lost() != null) {
      return "lost: " + run.lost().cause().label();
    }
    return run.stopped() != null ? "stopped in order" : "none recorded";
  }

  private static List<Block> open(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Open questions"));
    List<String> questions = new ArrayList<>();
    Suspect leading = incident.leading();
    if (leading != null && leading.allocationSite() == null) {
      questions.add("Where are the leaking objects created? No allocation site was measured.");
    }
    if (leading != null && leading.path().isEmpty()) {
      questions.add("What is the path from the root to the leaking objects? None was measured.");
    }
    if (incident.runs().stream().anyMatch(run -> run.lost() != null && isUnknown(run))) {
      questions.add("What ended the lost process? Its traces do not tell.");
    }
    List<List<Span>> undecided = new ArrayList<>();
    for (String open : incident.resolved() == null ? undecided(incident) : List.<String>of()) {
      undecided.add(Say.only(open));
    }
    if (!undecided.isEmpty()) {
      blocks.add(new Block.Bullets(undecided));
    }
    questions.add("What went well, what went wrong, and where were we lucky?");
    questions.forEach(question -> blocks.add(new Block.Question(question)));
    return blocks;
  }

  private static List<String> undecided(Incident incident) {
    return incident.latest().diagnosis().undecided();
  }

  private static boolean isUnknown(Run run) {
    return run.lost() != null && run.lost().cause().label().equals("unknown");
  }

  private static List<Block> about(SkippedLines skipped) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "About this draft"));
    blocks.add(
        new Block.Paragraph(
            Say.only(
                "Every statement with an event in brackets was measured or recorded and can be found"
                    + " in the journal; nothing else is filled in.")));
    if (skipped.damaged() > 0) {
      blocks.add(
          new Block.Paragraph(
              Say.only(
                  skipped.damaged()
                      + " lines or files of the journal could not be read and are missing here.")));
    }
    return blocks;
  }
}
