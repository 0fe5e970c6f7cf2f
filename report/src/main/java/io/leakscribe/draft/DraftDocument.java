package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Subject;
import java.util.ArrayList;
import java.util.List;

/** The whole document, in its order: the answer, the four classic sections, the evidence. */
final class DraftDocument {
  private DraftDocument() {}

  static String title(Incident incident) {
    Suspect leading = incident.leading();
    String what =
        leading == null ? "memory grows without end" : "memory held by " + Subject.of(leading);
    return "Postmortem: " + incident.service() + ": " + what;
  }

  static List<Block> of(Incident incident, SkippedLines skipped) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, title(incident)));
    blocks.add(
        new Block.Paragraph(
            Say.text("Draft of incident ")
                .name(incident.id())
                .and(", ")
                .strong(incident.state().label())
                .and(", as of " + Format.second(incident.asOf()) + ". All times are UTC.")
                .done()));
    blocks.add(Overview.box(incident));
    blocks.addAll(Overview.summary(incident));
    blocks.addAll(Story.timeline(incident));
    blocks.addAll(Story.cause(incident));
    blocks.addAll(Story.measures(incident));
    blocks.addAll(Appendix.of(incident, skipped));
    return blocks;
  }
}
