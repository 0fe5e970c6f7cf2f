package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import java.util.List;

/** A part of the document, the same for all formats. */
sealed interface Block {
  /** A heading of level 1 to 3. */
  record Heading(int level, String text) implements Block {}

  /** A paragraph. */
  record Paragraph(List<Span> line) implements Block {}

  /** A list. */
  record Bullets(List<List<Span>> lines) implements Block {}

  /** A table; every row has as many cells as the header. */
  record Table(String caption, List<String> header, List<List<List<Span>>> rows) implements Block {}

  /** Label and line, the answer to what the reader came for. */
  record Box(String title, List<Fact> facts) implements Block {}

  /** One line of a box. */
  record Fact(String label, List<Span> line) {}

  /** What a person must write, as a question. */
  record Question(String text) implements Block {}

  /** A chart with its numbers. */
  record Figure(Chart chart) implements Block {}

  /** A diagram in Mermaid's language, for Markdown only. */
  record Mermaid(String source) implements Block {}

  /** A picture of what the words beside it tell, for pages only. */
  record Drawing(Chart chart) implements Block {}

  /** Boxes from the root to what leaks, for pages only: Markdown has the names in a line. */
  record Chain(String title, List<Link> links) implements Block {
    public Chain {
      links = List.copyOf(links);
    }
  }

  /** One box: what it is, its name, and what is known of it. */
  record Link(String role, String name, List<String> facts) {
    public Link {
      facts = List.copyOf(facts);
    }
  }
}
