package io.leakscribe.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** L01: required sections are there, and no question is left without an answer. */
final class Questions implements Check {
  private static final List<Part> REQUIRED =
      List.of(Part.SUMMARY, Part.TIMELINE, Part.CAUSE, Part.MEASURES);
  private static final Pattern QUESTION =
      Pattern.compile("(?i)to be (?:written|answered|filled in) by a person:?");
  private static final Pattern FILLER =
      Pattern.compile(
          "\\b(?:TODO|TBD|TBC|FIXME|XXX)\\b|\\?\\?\\?|(?i:\\blorem ipsum\\b|\\bto be determined\\b"
              + "|\\bfill (?:this )?in\\b|<(?:insert|your|name|owner|date)\\b)");

  /** What a refresh wrote beside a person's text that it kept. */
  private static final Pattern PROPOSAL = Pattern.compile("<!-- leakscribe-(?:note|proposal) ");

  @Override
  public void check(Document document, Context context, Notes to) {
    for (Part part : REQUIRED) {
      Optional<Document.Section> section = document.section(part);
      if (section.isEmpty()) {
        to.add(Rule.L01, 1, "no section '" + part.label() + "': add a heading with these words");
      } else if (isEmpty(section.get())) {
        to.add(
            Rule.L01,
            section.get().heading().line(),
            "the section " + Notes.quote(section.get().heading().text()) + " is empty: write it");
      }
    }
    List<Piece> pieces = document.pieces();
    for (int i = 0; i < pieces.size() && !to.isFull(Rule.L01); i++) {
      if (pieces.get(i) instanceof Piece.Text text) {
        text(text, pieces, i, to);
      } else if (pieces.get(i) instanceof Piece.Table table) {
        table(table, to);
      }
    }
  }

  private static boolean isEmpty(Document.Section section) {
    return section.pieces().stream().allMatch(Piece.Comment.class::isInstance);
  }

  private static void text(Piece.Text text, List<Piece> pieces, int at, Notes to) {
    Matcher proposal = PROPOSAL.matcher(text.text());
    if (proposal.find()) {
      to.add(
          Rule.L01,
          text.lineAt(proposal.start()),
          "a refresh left something to decide: take over what you want of it, then delete the line");
      return;
    }
    Matcher question = QUESTION.matcher(text.text());
    if (question.find()) {
      String asked = text.text().substring(question.end());
      if (!isAnswered(asked) && !answerFollows(pieces, at)) {
        to.add(
            Rule.L01,
            text.lineAt(question.start()),
            "no answer to " + Notes.quote(asked) + ": write it below, or in place of the question");
      }
      return;
    }
    Matcher filler = FILLER.matcher(Inline.prose(text.text()));
    if (filler.find()) {
      to.add(Rule.L01, text.line(), "still has '" + filler.group() + "': write what belongs there");
    }
  }

  /** An answer begins on the next line of the paragraph, or behind the last question mark. */
  private static boolean isAnswered(String asked) {
    String plain = Inline.plain(asked).strip();
    int newline = plain.indexOf('\n');
    if (newline >= 0 && plain.substring(0, newline).contains("?")) {
      return true;
    }
    String rest = plain.substring(plain.lastIndexOf('?') + 1).strip();
    return plain.indexOf('?') >= 0 && !rest.isEmpty() && !rest.startsWith("(");
  }

  private static boolean answerFollows(List<Piece> pieces, int question) {
    for (int i = question + 1; i < pieces.size(); i++) {
      Piece next = pieces.get(i);
      if (next instanceof Piece.Text text) {
        return !QUESTION.matcher(text.text()).find();
      }
      // Where a generated block ends, a person's text may follow; where one begins it may not.
      boolean end = next instanceof Piece.Comment comment && comment.text().strip().startsWith("/");
      if (!end) {
        return false;
      }
    }
    return false;
  }

  private static void table(Piece.Table table, Notes to) {
    for (Piece.Row row : table.rows()) {
      for (String cell : row.cells()) {
        Matcher filler = FILLER.matcher(Inline.prose(cell));
        if (filler.find() && !to.isFull(Rule.L01)) {
          to.add(
              Rule.L01, row.line(), "still has '" + filler.group() + "': write what belongs there");
        }
      }
    }
  }
}
