package io.leakscribe.lint;

import java.util.regex.Pattern;

/** L12: what set it off is not what it came from. */
final class TriggerApart implements Check {
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\W{0,6}triggers?\\W{0,4}:\\W{0,4}\\w");

  @Override
  public void check(Document document, Context context, Notes to) {
    boolean section =
        document.section(Part.TRIGGER).filter(found -> !found.pieces().isEmpty()).isPresent();
    boolean line =
        document.texts().stream()
            .flatMap(text -> text.text().lines())
            .anyMatch(row -> LABEL.matcher(Inline.plain(row)).find());
    boolean row =
        document.tables().stream()
            .flatMap(table -> table.rows().stream())
            .anyMatch(cells -> Inline.key(cells.cell(0)).equals("trigger"));
    if (!section && !line && !row) {
      to.add(
          Rule.L12,
          document.section(Part.CAUSE).map(found -> found.heading().line()).orElse(1),
          "no trigger: say under a heading 'Trigger' what set it off (a deploy, load, a date), apart"
              + " from the cause that made it possible");
    }
  }
}
