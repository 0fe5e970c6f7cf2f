package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** L14: well, wrong and lucky are each answered, under a heading or behind a label. */
final class Lessons implements Check {
  private record Lesson(String name, Pattern lead) {
    Lesson(String name, String regex) {
      this(name, Pattern.compile(regex));
    }
  }

  private static final List<Lesson> LESSONS =
      List.of(
          new Lesson(
              "what went well",
              "(?:what |things (?:that )?)?(?:went|worked|did) (?:\\w{1,12} )?well\\b.*"),
          new Lesson(
              "what went wrong",
              "(?:what |things (?:that )?)?(?:went|worked|did)(?: not|n't)? (?:go |work )?"
                  + "(?:wrong|badly|poorly|less well|well enough)\\b.*|what (?:did not|didn't) go well\\b.*"),
          new Lesson(
              "where we were lucky",
              "(?:where|what|how) (?:we |did we )?(?:were|got|get|was) ?(?:we )?luck.*|luck.*"));

  @Override
  public void check(Document document, Context context, Notes to) {
    List<String> missing = new ArrayList<>();
    for (Lesson lesson : LESSONS) {
      if (!isAnswered(document, lesson)) {
        missing.add("'" + lesson.name() + "'");
      }
    }
    if (!missing.isEmpty()) {
      to.add(
          Rule.L14,
          Math.max(1, document.lines().size()),
          "not answered: "
              + String.join(", ", missing)
              + ": add a heading or a line that begins with these words, 'nothing' if it is so");
    }
  }

  private static boolean isAnswered(Document document, Lesson lesson) {
    boolean section =
        document
            .section(heading -> lesson.lead().matcher(bare(heading)).matches())
            .filter(found -> found.pieces().stream().anyMatch(Lessons::says))
            .isPresent();
    return section
        || document.texts().stream()
            .flatMap(text -> text.text().lines())
            .anyMatch(line -> isLabel(line, lesson))
        || document.tables().stream()
            .flatMap(table -> table.rows().stream())
            .anyMatch(row -> fits(row.cell(0), lesson) && !row.cell(1).isBlank());
  }

  private static boolean says(Piece piece) {
    return piece instanceof Piece.Text text
        && !text.text().isBlank()
        && !text.text().contains("To be written by a person");
  }

  private static boolean isLabel(String line, Lesson lesson) {
    if (line.length() > 4000 || line.indexOf(':') < 0) {
      return false;
    }
    String plain = Inline.plain(line);
    int colon = plain.indexOf(':');
    return colon > 0
        && colon < 60
        && fits(plain.substring(0, colon), lesson)
        && !plain.substring(colon + 1).isBlank();
  }

  private static boolean fits(String words, Lesson lesson) {
    return words.length() < 60 && lesson.lead().matcher(bare(words)).matches();
  }

  private static String bare(String words) {
    return words.strip().toLowerCase(java.util.Locale.ROOT).replaceFirst("[:?.!]+$", "");
  }
}
