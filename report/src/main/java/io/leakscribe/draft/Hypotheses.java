package io.leakscribe.draft;

import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/** What people chase first, and what the tests say of it. */
final class Hypotheses {
  private Hypotheses() {}

  static List<Block> of(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Ruled out"));
    if (incident.cleared().isEmpty()) {
      blocks.add(new Block.Paragraph(Say.only("No wrong suspect has been cleared yet.")));
    } else {
      blocks.add(
          new Block.Table(
              "What it is not, and how that is known",
              List.of("Hypothesis", "Evidence against it", "Event"),
              cleared(incident)));
    }
    List<List<List<Span>>> rest = notCleared(incident);
    if (!rest.isEmpty()) {
      blocks.add(
          new Block.Table(
              "What was tested and is not ruled out",
              List.of("Hypothesis", "Answer", "Because", "Event"),
              rest));
    }
    return blocks;
  }

  private static List<List<List<Span>>> cleared(Incident incident) {
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Cleared cleared : incident.cleared()) {
      rows.add(
          List.of(
              Say.only(cleared.hypothesis()),
              Say.only(cleared.evidence()),
              List.of(new Span.Cite(incident.cite(cleared.origin())))));
    }
    return rows;
  }

  private static List<List<List<Span>>> notCleared(Incident incident) {
    List<List<List<Span>>> rows = new ArrayList<>();
    Turn latest = incident.latestWithSuspects();
    if (latest == null) {
      return rows;
    }
    Turn first = incident.latestOfFirstRun();
    for (Hypothesis hypothesis : latest.diagnosis().hypotheses()) {
      if (!hypothesis.name().equals(Incident.DEPLOY) || latest.equals(first)) {
        notCleared(rows, incident, latest, hypothesis);
      }
    }
    if (first != null && !latest.equals(first)) {
      first.diagnosis().hypotheses().stream()
          .filter(one -> one.name().equals(Incident.DEPLOY))
          .forEach(one -> notCleared(rows, incident, first, one));
    }
    return rows;
  }

  private static void notCleared(
      List<List<List<Span>>> rows, Incident incident, Turn turn, Hypothesis hypothesis) {
    boolean known =
        incident.cleared().stream().anyMatch(c -> c.hypothesis().equals(hypothesis.name()));
    if (!known && hypothesis.answer() != Hypothesis.Answer.CLEARED) {
      rows.add(
          List.of(
              Say.only(hypothesis.name()),
              Say.only(answer(hypothesis.answer())),
              Say.only(hypothesis.evidence()),
              List.of(new Span.Cite(incident.cite(turn.origin())))));
    }
  }

  private static String answer(Hypothesis.Answer answer) {
    return answer == Hypothesis.Answer.SUPPORTED ? "supported" : "cannot tell yet";
  }
}
