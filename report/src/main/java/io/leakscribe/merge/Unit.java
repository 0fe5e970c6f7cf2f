package io.leakscribe.merge;

import java.util.List;

/**
 * What is kept or replaced as a whole.
 *
 * @param lines as they stand
 * @param after what parts it from the next unit: blank lines, or {@code >} in a quote
 */
public record Unit(Kind kind, List<String> lines, List<String> after) {
  /** What a unit is. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    QUESTION,
    ITEM,
    QUOTE,
    FENCE,
    TABLE
  }

  public Unit {
    lines = List.copyOf(lines);
    after = List.copyOf(after);
  }

  /** Its lines as one text, without blanks at their ends. */
  public String text() {
    return Lines.text(lines);
  }

  Unit withLines(List<String> others) {
    return new Unit(kind, others, after);
  }

  Unit withAfter(List<String> others) {
    return new Unit(kind, lines, others);
  }

  /** What parts this unit from one that did not follow it before. */
  List<String> gapTo(Unit next) {
    if (kind != next.kind || (kind != Kind.ITEM && kind != Kind.QUOTE)) {
      return List.of("");
    }
    return kind == Kind.ITEM ? List.of() : List.of(">");
  }
}
