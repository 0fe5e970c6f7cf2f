package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the body of a block apart. */
public final class Units {
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(\\s.*)?");
  private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,9}[.)])\\s.*");
  private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");

  /** What a question to a person begins with. */
  public static final String QUESTION = "**To be written by a person:**";

  private final List<String> lines;
  private final List<Unit> units = new ArrayList<>();
  private int at;

  private Units(List<String> lines) {
    this.lines = lines;
  }

  /** Units of Markdown lines, in their order. */
  public static List<Unit> of(List<String> lines) {
    Units units = new Units(Lines.trim(lines));
    while (units.at < units.lines.size()) {
      units.next();
    }
    return units.units;
  }

  private void next() {
    Unit.Kind kind = kind();
    int from = at;
    at = end(kind);
    List<String> own = lines.subList(from, at);
    int gap = at;
    while (at < lines.size() && isGap(kind, lines.get(at))) {
      at++;
    }
    units.add(new Unit(kind, own, lines.subList(gap, at)));
  }

  private static boolean isGap(Unit.Kind kind, String line) {
    return line.isBlank() || (kind == Unit.Kind.QUOTE && line.strip().equals(">"));
  }

  private Unit.Kind kind() {
    String line = lines.get(at);
    String stripped = line.strip();
    if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
      return Unit.Kind.FENCE;
    }
    if (HEADING.matcher(line).matches()) {
      return Unit.Kind.HEADING;
    }
    if (stripped.startsWith(">")) {
      return Unit.Kind.QUOTE;
    }
    if (isTable()) {
      return Unit.Kind.TABLE;
    }
    if (ITEM.matcher(line).matches()) {
      return Unit.Kind.ITEM;
    }
    return stripped.startsWith(QUESTION) ? Unit.Kind.QUESTION : Unit.Kind.PARAGRAPH;
  }

  private boolean isTable() {
    return lines.get(at).strip().startsWith("|")
        && at + 1 < lines.size()
        && RULE.matcher(lines.get(at + 1)).matches()
        && lines.get(at + 1).contains("|");
  }

  private int end(Unit.Kind kind) {
    return switch (kind) {
      case HEADING, QUOTE -> at + 1;
      case FENCE -> fence();
      case TABLE -> table();
      case ITEM -> item();
      case PARAGRAPH, QUESTION -> paragraph();
    };
  }

  private int fence() {
    String open = lines.get(at).strip().substring(0, 3);
    for (int i = at + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(open)) {
        return i + 1;
      }
    }
    return lines.size();
  }

  private int table() {
    int end = at + 2;
    while (end < lines.size() && lines.get(end).strip().startsWith("|")) {
      end++;
    }
    return end;
  }

  private int item() {
    int end = at + 1;
    while (end < lines.size()
        && lines.get(end).startsWith("  ")
        && !lines.get(end).isBlank()
        && !ITEM.matcher(lines.get(end)).matches()) {
      end++;
    }
    return end;
  }

  private int paragraph() {
    int from = at;
    do {
      at++;
    } while (at < lines.size() && !lines.get(at).isBlank() && kind() == Unit.Kind.PARAGRAPH);
    int end = at;
    at = from;
    return end;
  }
}
