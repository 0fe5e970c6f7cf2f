package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** L15: the impact has a number, or says that none was measured. */
final class ImpactHasNumber implements Check {
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\W{0,6}[\\w ,-]{0,20}impact\\b[^:]{0,40}:");
  private static final Pattern OTHER =
      Pattern.compile("(?i)^\\W{0,6}(?:duration|root cause|status|trigger)\\b[^:]{0,40}:");
  private static final Pattern NOT_A_NUMBER =
      Pattern.compile(
          "\\[[^\\]]{1,130}\\]|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}(?::\\d{2})?|\\b[A-Z]\\d{1,4}\\b");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|no|none|zero"
              + "|every|all)\\b(?= (?:user|customer|request|process|replica|session|order|of the|of all))"
              + "|\\bnone (?:was )?measured\\b|\\bno(?:t| impact was)? measured\\b|\\bno measur(?:ed|able)\\b");

  @Override
  public void check(Document document, Context context, Notes to) {
    List<String> said = new ArrayList<>();
    int line = 1;
    for (Piece.Text text : document.texts()) {
      if (LABEL.matcher(Inline.plain(text.text())).find()) {
        line = said.isEmpty() ? text.line() : line;
        said.add(text.text());
      }
    }
    said.addAll(under(document.all(Part.IMPACT), false));
    said.addAll(under(document.all(Part.SUMMARY), true));
    if (line == 1) {
      line = document.section(Part.SUMMARY).map(found -> found.heading().line()).orElse(1);
    }
    if (said.stream().noneMatch(ImpactHasNumber::hasNumber)) {
      to.add(
          Rule.L15,
          line,
          "the impact has no number: write the share of users, of failed requests, the response"
              + " time or the loss; or 'none measured'");
    }
  }

  /** What a person wrote in the summary may be of the impact, unless it says it is not. */
  private static List<String> under(List<Piece> pieces, boolean summary) {
    List<String> said = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text text && !text.text().contains("To be written by a person")) {
        String plain = Inline.plain(text.text());
        boolean ours = summary && (text.kind() == Piece.Kind.QUOTE || OTHER.matcher(plain).find());
        if (!ours) {
          said.add(text.text());
        }
      } else if (piece instanceof Piece.Table table && !summary) {
        table.rows().forEach(row -> said.addAll(row.cells()));
      }
    }
    return said;
  }

  private static boolean hasNumber(String text) {
    String bare = NOT_A_NUMBER.matcher(Inline.plain(text)).replaceAll(" ");
    return NUMBER.matcher(bare).find();
  }
}
