package io.leakscribe.draft;

import io.leakscribe.merge.Part;
import io.leakscribe.merge.Status;
import java.util.ArrayList;
import java.util.List;

/** The sections as generated blocks of a document that a person edits. */
final class Parts {
  /** What only a person can fill in; stands below the title. */
  private static final String HEAD =
      """
      <!-- Draft, In review, Reviewed or Closed; from Reviewed on nothing in this file is refreshed. -->
      - **Status:** %s
      - **Severity:**
      - **Owner:**
      - **Authors:**
      - **Reviewers:**
      - **Tickets:**
      """
          .formatted(Status.DRAFT.label());

  private Parts() {}

  static List<Part> of(List<Section> sections) {
    List<Part> parts = new ArrayList<>();
    for (Section section : sections) {
      String body = MarkdownRenderer.render(List.of(section)).strip();
      if (!body.isEmpty()) {
        parts.add(new Part(section.id(), body, section.id().equals("title") ? HEAD : ""));
      }
    }
    return parts;
  }
}
