package io.leakscribe.lint;

import java.util.Optional;

/** L10: more than one thing had to come together. */
final class Factors implements Check {

  @Override
  public void check(Document document, Context context, Notes to) {
    Optional<Document.Section> section = document.section(Part.FACTORS);
    if (section.isEmpty()) {
      int line = document.section(Part.CAUSE).map(found -> found.heading().line()).orElse(1);
      to.add(
          Rule.L10,
          line,
          "no contributing factors: add a heading 'Contributing factors' with a list of what had to"
              + " come together (how it passed tests, why it was seen late)");
      return;
    }
    long named =
        section.get().pieces().stream()
            .mapToLong(
                piece ->
                    piece instanceof Piece.Table table
                        ? table.rows().size()
                        : piece instanceof Piece.Text ? 1 : 0)
            .sum();
    if (named < 2) {
      to.add(
          Rule.L10,
          section.get().heading().line(),
          "fewer than two contributing factors: ask what else had to be so for this to happen");
    }
  }
}
