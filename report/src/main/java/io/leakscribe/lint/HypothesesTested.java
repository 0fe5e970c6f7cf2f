package io.leakscribe.lint;

import java.util.regex.Pattern;

/** L13: every hypothesis has an answer and evidence. */
final class HypothesesTested implements Check {
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)\\b(?:confirmed|supported|yes|ruled out|cleared|refuted|rejected|no|open|undecided|cannot"
              + " tell|unknown|inconclusive)\\b");

  @Override
  public void check(Document document, Context context, Notes to) {
    for (Piece.Table table : document.tables()) {
      int name = table.column("hypothesis", "hypotheses");
      if (name >= 0) {
        for (Piece.Row row : table.rows()) {
          row(table, row, name, to);
        }
      }
    }
  }

  private static void row(Piece.Table table, Piece.Row row, int name, Notes to) {
    String hypothesis = row.cell(name);
    int answer = table.column("answer", "verdict", "status", "result", "outcome");
    int evidence = table.column("evidence", "because", "reason", "test", "how");
    if (answer >= 0 && !ANSWER.matcher(row.cell(answer)).find()) {
      to.add(
          Rule.L13,
          row.line(),
          "the hypothesis "
              + Notes.quote(hypothesis)
              + " is neither confirmed, ruled out nor open: say which");
    }
    boolean open =
        answer >= 0 && row.cell(answer).toLowerCase(java.util.Locale.ROOT).contains("open");
    if (evidence < 0 || (row.cell(evidence).isBlank() && !open)) {
      to.add(
          Rule.L13,
          row.line(),
          "the hypothesis " + Notes.quote(hypothesis) + " has no evidence: say what was measured");
    }
  }
}
