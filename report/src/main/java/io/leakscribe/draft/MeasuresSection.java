package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;

/** What follows from it. */
final class MeasuresSection {

  private MeasuresSection() {}

  static List<Block> of(Findings findings) {
    Incident incident = findings.incident();
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
