package io.leakscribe.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * L11: words that blame, that know better afterwards, or that are louder than facts. What a program
 * does is left alone: a service may fail to start, a kernel may panic, a chaos test may run.
 */
final class Wording implements Check {
  private record Words(Pattern pattern, String advice) {
    Words(String regex, String advice) {
      this(Pattern.compile("(?i)" + regex), advice);
    }
  }

  private static final String PEOPLE =
      "(?:he|she|they|we|you|i|who|nobody|no one|somebody|someone|(?:the |our )?(?:\\w{2,20} )?"
          + "(?:team|engineers?|developers?|operators?|on-?call|reviewers?|admins?|devs?|people|staff))";

  private static final List<Words> LIST =
      List.of(
          new Words(
              "\\bshould (?:not )?have\\b(?! (?:no|an?|the)\\b)|\\bought to have\\b|\\bshould(?:'ve|ve)\\b|\\b"
                  + PEOPLE
                  + " (?:could|would|might) (?:not )?have\\b",
              "is hindsight: write what was known then, and what was done"),
          new Words(
              "\\b"
                  + PEOPLE
                  + " (?:failed|neglected|forgot|refused|ignored|did not bother)\\b"
                  + "|\\b(?:forgot|neglected) to\\b",
              "judges a person: write what made the step easy to miss"),
          new Words(
              "\\bhuman error\\b|\\boperator error\\b|\\bpilot error\\b|\\buser error\\b"
                  + "|\\bcareless(?:ly|ness)?\\b|\\bnegligen(?:t|tly|ce)\\b|\\bincompeten(?:t|ce)\\b"
                  + "|\\b(?:stupid|dumb|idiotic|sloppy|sloppily)\\b|\\birresponsibl[ey]\\b|\\breckless(?:ly)?\\b"
                  + "|(?<!not )\\bto blame\\b|\\bblam(?:ed|ing)\\b(?! on)|\\bwas at fault\\b|\\bfault of the\\b"
                  + "|\\b(?:his|her|their) (?:mistake|fault)\\b",
              "blames: write what the system allowed, and why it made sense at the time"),
          new Words(
              "\\b(?:disastrous(?:ly)?|catastrophic(?:ally)?|nightmare|horribl[ey]|terribl[ey]|awful(?:ly)?"
                  + "|insane(?:ly)?|ridiculous(?:ly)?|unbelievabl[ey]|shocking(?:ly)?|panicked"
                  + "|all hell|total(?:ly)? chaos|epic fail|massive(?:ly)?|huge(?:ly)? mess)\\b",
              "is louder than a fact: write the number instead"),
          new Words(
              "\\b(?:obviously|clearly|of course|simply|trivially) (?:should|wrong|missed|broken|the)\\b",
              "was not so clear then: leave it out"),
          new Words("[a-z]!(?=\\s|$)", "shouts: end the sentence with a full stop"));

  @Override
  public void check(Document document, Context context, Notes to) {
    for (Piece piece : document.pieces()) {
      if (to.isFull(Rule.L11)) {
        return;
      }
      if (piece instanceof Piece.Text text) {
        text(text, to);
      } else if (piece instanceof Piece.Heading heading) {
        words(Inline.prose(heading.text()), offset -> heading.line(), to);
      } else if (piece instanceof Piece.Table table) {
        for (Piece.Row row : table.rows()) {
          row.cells().forEach(cell -> words(Inline.prose(cell), offset -> row.line(), to));
        }
      }
    }
  }

  private static void text(Piece.Text text, Notes to) {
    String prose = Inline.prose(text.text()); // keeps line ends but those in code
    Piece.Text plain = new Piece.Text(text.line(), text.kind(), prose);
    words(prose.replace('\n', ' '), plain::lineAt, to);
  }

  private static void words(String prose, java.util.function.IntUnaryOperator line, Notes to) {
    for (Words words : LIST) {
      Matcher matcher = words.pattern().matcher(prose);
      while (!to.isFull(Rule.L11) && matcher.find()) {
        String found = matcher.group();
        String shown = found.endsWith("!") ? "!" : found;
        to.add(
            Rule.L11, line.applyAsInt(matcher.start()), Notes.quote(shown) + " " + words.advice());
      }
    }
  }
}
