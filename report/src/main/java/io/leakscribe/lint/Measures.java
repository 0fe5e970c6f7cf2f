package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** L08 and L09: every measure can be done by somebody, and they prevent as well as detect. */
final class Measures implements Check {
  private static final Set<String> NOBODY =
      Set.of(
          "",
          "?",
          "-",
          "–",
          "—",
          "n/a",
          "none",
          "nobody",
          "everyone",
          "everybody",
          "all",
          "us",
          "we",
          "unknown",
          "unassigned",
          "open",
          "tbd",
          "todo");
  private static final Pattern NO_VERB =
      Pattern.compile(
          "(?i)^(?:\\w{2,}(?:ing|tion|ment|ness)|better|more|less|improved|new|no|the|an?|we|you|i|it"
              + "|they|this|that|should|maybe|perhaps|memory|unit|integration|load)\\b");
  private static final Pattern VAGUE =
      Pattern.compile(
          "(?i)^(?:improve|investigate|consider|look into|think about|ensure|make sure|be more"
              + "|try to|enhance|strengthen|increase awareness|educate|review)\\b");
  private static final Pattern END =
      Pattern.compile(
          "(?i)\\d|·|\\b(?:assert|until|so that|when|whenever|if|below|above|at most|at least|fails?"
              + "|alerts?|tests?|every|each|before|after|once|who|named|bound|remove|delete|page|metric)\\b");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\b20\\d\\d\\b|(?i:\\bQ[1-4]\\b|\\bdone\\b)");
  private static final Pattern PREVENT = Pattern.compile("prevent|fix|corrective");
  private static final Pattern DETECT = Pattern.compile("detect|monitor|alert");
  private static final Pattern TYPE =
      Pattern.compile("prevent|fix|corrective|detect|monitor|alert|mitigat|process|repair|other");

  private final Set<String> types = new TreeSet<>();

  @Override
  public void check(Document document, Context context, Notes to) {
    List<Piece> pieces = document.all(Part.MEASURES);
    boolean table = false;
    int line = document.section(Part.MEASURES).map(found -> found.heading().line()).orElse(0);
    for (Piece.Table measures : Document.only(Piece.Table.class, pieces)) {
      if (measures.column("measure", "action", "task", "item", "what", "owner") >= 0) {
        table = true;
        line = measures.line();
        table(measures, to);
      }
    }
    if (!table) {
      list(pieces, line, to);
    } else {
      both(line, to);
    }
  }

  private static void list(List<Piece> pieces, int line, Notes to) {
    boolean said =
        Document.only(Piece.Text.class, pieces).stream()
            .anyMatch(text -> !text.text().contains("To be written by a person"));
    if (said) {
      to.add(
          Rule.L08,
          line,
          "the measures are no table: make one | Measure | Type | Owner | Priority | Due"
              + " |, so that each has somebody who does it");
    }
  }

  private void table(Piece.Table table, Notes to) {
    Columns columns = Columns.of(table);
    for (Piece.Row row : table.rows()) {
      String what = row.cell(columns.what());
      String type = row.cell(columns.type()).toLowerCase(Locale.ROOT);
      types.add(type);
      if (what.isBlank() && row.cell(columns.owner()).isBlank()) {
        continue;
      }
      List<String> missing = columns.missing(row);
      if (!missing.isEmpty()) {
        to.add(
            Rule.L08,
            row.line(),
            "the measure %s has no %s".formatted(Notes.quote(what), String.join(", ", missing)));
      }
      words(row, columns, what, to);
    }
  }

  private static void words(Piece.Row row, Columns columns, String what, Notes to) {
    if (NO_VERB.matcher(what).find()) {
      to.warn(
          Rule.L08,
          row.line(),
          "the measure "
              + Notes.quote(what)
              + " does not begin with a verb: say what is to be done");
    }
    String prose =
        columns.what() < row.cells().size() ? Inline.prose(row.cells().get(columns.what())) : "";
    boolean hasEnd = !row.cell(columns.end()).isBlank() || END.matcher(prose).find();
    if (!hasEnd || (VAGUE.matcher(what).find() && row.cell(columns.end()).isBlank())) {
      to.warn(
          Rule.L08,
          row.line(),
          "the measure "
              + Notes.quote(what)
              + " has no end that can be checked: say how it is seen that it is done (a number, a"
              + " test, an alert; or a column 'Done when')");
    }
  }

  private void both(int line, Notes to) {
    if (types.stream().noneMatch(type -> PREVENT.matcher(type).find())) {
      to.add(Rule.L09, line, "no measure of type 'prevent': what keeps this from happening again?");
    }
    if (types.stream().noneMatch(type -> DETECT.matcher(type).find())) {
      to.add(Rule.L09, line, "no measure of type 'detect': what shows it earlier the next time?");
    }
  }

  /** Where in a table of measures things stand; -1 for what it has not. */
  private record Columns(int what, int type, int owner, int priority, int due, int end) {
    static Columns of(Piece.Table table) {
      return new Columns(
          Math.max(0, table.column("measure", "action", "task", "item", "what")),
          table.column("type", "kind", "category"),
          table.column("owner", "who", "team", "assignee", "responsible"),
          table.column("priority", "prio"),
          table.column("due", "deadline", "until", "date"),
          table.column(
              "done when", "done", "verified", "end", "acceptance", "seen", "measured by"));
    }

    List<String> missing(Piece.Row row) {
      List<String> missing = new ArrayList<>();
      if (NOBODY.contains(row.cell(owner).toLowerCase(Locale.ROOT))) {
        missing.add("owner");
      }
      if (NOBODY.contains(row.cell(priority).toLowerCase(Locale.ROOT))) {
        missing.add("priority");
      }
      if (!DATE.matcher(row.cell(due)).find()) {
        missing.add("due date (such as 2026-12-31)");
      }
      if (!TYPE.matcher(row.cell(type).toLowerCase(Locale.ROOT)).find()) {
        missing.add("type (prevent, detect, mitigate, process)");
      }
      return missing;
    }
  }
}
