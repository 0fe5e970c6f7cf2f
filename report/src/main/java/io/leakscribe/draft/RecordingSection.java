package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.outside.Recording;
import io.leakscribe.outside.Recording.Answer;
import java.util.ArrayList;
import java.util.List;

/** Every question that Prometheus was asked, so that each can be asked again. */
final class RecordingSection {
  private RecordingSection() {}

  /** Nothing when no server was asked. */
  static List<Section> of(Recording recording) {
    if (recording.server().isEmpty() && recording.problems().isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "What Prometheus was asked"));
    if (!recording.server().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Say.text("The server at ")
                  .name(recording.server())
                  .and(
                      " was asked about the time from "
                          + Format.second(recording.from())
                          + " to "
                          + Format.second(recording.to())
                          + ". Its answers are kept in ")
                  .name("prometheus.json")
                  .and(" beside this draft.")
                  .done()));
    }
    if (!recording.problems().isEmpty()) {
      blocks.add(new Block.Bullets(recording.problems().stream().map(Say::only).toList()));
    }
    if (!recording.answers().isEmpty()) {
      blocks.add(table(recording));
    }
    return List.of(new Section("recording", blocks));
  }

  private static Block table(Recording recording) {
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Answer answer : recording.answers()) {
      rows.add(
          List.of(
              List.of(new Span.Cite(answer.id())),
              Say.only(answer.name()),
              Say.code(answer.query()),
              Say.only(when(answer)),
              Say.only(series(answer))));
    }
    return new Block.Table(
        "Questions to Prometheus, in their order",
        List.of("Id", "What", "Query", "Evaluated (UTC)", "Answer"),
        rows);
  }

  private static String when(Answer answer) {
    String to = Format.second(answer.to()).replace(" UTC", "");
    return answer.step() == null
        ? "at " + to
        : Format.second(answer.from().plus(answer.step())).replace(" UTC", "")
            + " to "
            + to
            + ", each "
            + Format.duration(answer.step());
  }

  private static String series(Answer answer) {
    int points = answer.series().stream().mapToInt(one -> one.points().size()).sum();
    return answer.series().isEmpty()
        ? "nothing"
        : answer.series().size() + " series, " + Format.number(points) + " values";
  }
}
