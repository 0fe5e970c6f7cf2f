package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.IncidentState;
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

  static List<Section> of(Findings findings, SkippedLines skipped) {
    Incident incident = findings.incident();
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("title", head(findings)));
    sections.add(new Section("glance", List.of(Glance.of(findings))));
    sections.add(new Section("summary", SummarySection.of(findings)));
    sections.add(new Section("times", TimesSection.of(findings.times())));
    sections.add(new Section("impact", ImpactSection.of(findings.impact())));
    List<Block> fleet = FleetSection.of(incident);
    if (!fleet.isEmpty()) {
      sections.add(new Section("replicas", fleet));
    }
    sections.add(new Section("timeline", TimelineSection.of(findings)));
    sections.add(new Section("cause", CauseSection.of(findings)));
    sections.add(new Section("resolution", ResolutionSection.of(findings)));
    sections.add(new Section("measures", MeasuresSection.of(findings)));
    sections.addAll(Appendix.of(findings, skipped));
    return sections;
  }

  private static List<Block> head(Findings findings) {
    Incident incident = findings.incident();
    return List.of(
        new Block.Heading(1, title(incident)),
        new Block.Paragraph(
            Say.text("Draft of incident ")
                .name(incident.id())
                .and(", ")
                .strong(state(findings))
                .and(", as of " + Format.second(incident.asOf()) + ". All times are UTC.")
                .done()));
  }

  /**
   * The agent's word, unless the signal says that it is over: whoever is gone cannot take it back.
   */
  private static String state(Findings findings) {
    String reached = findings.incident().state().label();
    if (findings.incident().state() == IncidentState.RESOLVED) {
      return reached;
    }
    return switch (findings.proof().verdict()) {
      case FIXED -> "over, was " + reached;
      case TOO_EARLY -> "growth stopped, was " + reached;
      default -> reached;
    };
  }
}
