package io.leakscribe.draft;

import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Hypothesis;
import io.leakscribe.timeline.Guess;
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
              Say.only(Words.capital(Guess.words(cleared.hypothesis()))),
              Say.only(cleared.evidence()),
              List.of(new Span.Cite(incident.cite(cleared.origin())))));
    }
    return rows;
  }

  private static List<List<List<Span>>> notCleared(Incident incident) {
    List<List<List<Span>>> rows = new ArrayList<>();
    Turn turn = incident.latestWithSuspects();
    if (turn == null) {
      return rows;
    }
    for (Hypothesis hypothesis : turn.diagnosis().hypotheses()) {
      boolean known =
          incident.cleared().stream().anyMatch(c -> c.hypothesis().equals(hypothesis.name()));
      boolean told = Trigger.isOfThis(incident, turn, hypothesis);
      // What brought it stands under "Trigger".
      boolean brought =
          hypothesis.name().equals("deploy") && hypothesis.answer() == Hypothesis.Answer.SUPPORTED;
      if (!known && told && !brought && hypothesis.answer() != Hypothesis.Answer.CLEARED) {
        rows.add(
            List.of(
                Say.only(Words.capital(Guess.words(hypothesis.name()))),
                Say.only(answer(hypothesis.answer())),
                Say.only(hypothesis.evidence()),
                List.of(new Span.Cite(incident.cite(turn.origin())))));
      }
    }
    return rows;
  }

  private static String answer(Hypothesis.Answer answer) {
    return answer == Hypothesis.Answer.SUPPORTED ? "supported" : "cannot tell yet";
  }
}
