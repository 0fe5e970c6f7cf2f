package io.leakscribe.lint;

import io.leakscribe.findings.Findings;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** L07: rows of the timeline cite what says so, and what is cited exists. */
final class Evidenced implements Check {
  private static final Set<String> PEOPLE = Set.of("", "person", "people", "human", "manual");

  @Override
  public void check(Document document, Context context, Notes to) {
    for (Piece.Table table : Document.only(Piece.Table.class, document.all(Part.TIMELINE))) {
      int event = evidence(table);
      int source = table.column("source");
      if (event >= 0 && source >= 0) {
        table.rows().forEach(row -> row(row, event, source, to));
      }
    }
    Findings findings = context.findings();
    if (findings != null) {
      known(document, new Cites(findings, context), to);
    }
  }

  /** In a table without a column of its own for it, "Event" is what happened. */
  private static int evidence(Piece.Table table) {
    int evidence = table.column("evidence");
    return evidence < 0 && table.column("what", "description") >= 0
        ? table.column("event")
        : evidence;
  }

  private static void row(Piece.Row row, int event, int source, Notes to) {
    String said = event < row.cells().size() ? row.cells().get(event) : "";
    boolean person = PEOPLE.contains(Inline.key(row.cell(source)));
    if (!person && !Cites.anyIn(said)) {
      to.add(
          Rule.L07,
          row.line(),
          "the row of "
              + Notes.quote(row.cell(0))
              + " cites no event: add its id, [R1#17], or write 'person' as its source");
    }
  }

  private static void known(Document document, Cites cites, Notes to) {
    List<String> lines = document.lines();
    for (int i = 0; i < lines.size() && !to.isFull(Rule.L07); i++) {
      Matcher cite = Cites.in(lines.get(i));
      while (cite.find()) {
        if (!cites.isKnown(cite.group(1))) {
          to.add(
              Rule.L07,
              i + 1,
              "no event '" + cite.group(1) + "' in the journals: correct the id or take it out");
        }
      }
    }
  }
}
