package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the parts of a Markdown document that rules look at. A subset of GitHub's dialect; nothing
 * is refused, what is not understood is a paragraph. Takes time proportional to the text.
 */
final class MarkdownReader {
  private static final int MAX_CELLS = 64;

  /** Much longer than any line that a person reads; keeps single expressions bounded. */
  private static final int MAX_LINE = 20_000;

  private static final Pattern DELIMITER =
      Pattern.compile("\\|?\\s*+:?-++:?\\s*+(\\|\\s*+:?-++:?\\s*+)*+\\|?\\s*+");
  private static final Pattern ITEM = Pattern.compile("([-*+]|\\d{1,9}[.)])\\s++.*+");
  private static final Pattern BOLD = Pattern.compile("(\\*\\*|__)([^*_]{1,80}+)(\\1):?");

  /** Plain lines that serve as headings where people write without marks. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i)\\W{0,6}(?:\\d{1,2}[.)]\\s)?(?:(?:(?:issue|incident|executive|outage) )?summary|(?:incident )?timeline"
              + "|root causes?(?: and (?:resolution|recovery))?|trigger|impact|resolution(?: and recovery)?"
              + "|contributing factors|(?:corrective|preventat?ive)(?: (?:and|&) (?:corrective|preventat?ive))?"
              + " (?:measures|actions)|action items|lessons learned|what went (?:well|wrong)"
              + "|where we got lucky):?\\s{0,3}");

  private final List<String> lines;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private Piece.Kind kind = Piece.Kind.PARAGRAPH;
  private int openLine;
  private int at;

  private MarkdownReader(List<String> lines) {
    this.lines = lines;
  }

  static List<String> lines(String text) {
    return text.replace("\uFEFF", "")
        .lines()
        .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line)
        .toList();
  }

  static List<Piece> read(List<String> lines) {
    return new MarkdownReader(lines).run();
  }

  private List<Piece> run() {
    frontMatter();
    while (at < lines.size()) {
      line(lines.get(at).strip());
    }
    close();
    return pieces;
  }

  /** Each line between the dashes that a file may begin with is a text of its own. */
  private void frontMatter() {
    if (lines.isEmpty() || !lines.get(0).stripTrailing().equals("---")) {
      return;
    }
    int end = lines.subList(1, Math.min(lines.size(), 200)).indexOf("---");
    for (int i = 1; i <= end; i++) {
      pieces.add(new Piece.Text(i + 1, Piece.Kind.ITEM, lines.get(i)));
    }
    at = end < 0 ? 0 : end + 2;
  }

  private void line(String line) {
    if (line.isEmpty()) {
      close();
      at++;
    } else if (line.startsWith("```") || line.startsWith("~~~")) {
      fence(line);
    } else if (line.startsWith("<!--")) {
      comment(line);
    } else if (line.startsWith("#")) {
      heading(line);
    } else if (isUnderline(line)) {
      underline(line);
    } else if (line.indexOf('|') >= 0 && isTable()) {
      table(line);
    } else {
      words(line);
    }
  }

  private void fence(String line) {
    close();
    char mark = line.charAt(0);
    int length = 0;
    while (length < line.length() && line.charAt(length) == mark) {
      length++;
    }
    String end = String.valueOf(mark).repeat(length);
    at++;
    while (at < lines.size() && !lines.get(at).strip().startsWith(end)) {
      at++;
    }
    at++;
  }

  private void comment(String line) {
    close();
    int begin = at + 1;
    StringBuilder text = new StringBuilder(line.substring(4));
    int end = text.indexOf("-->");
    while (end < 0 && at + 1 < lines.size()) {
      at++;
      int from = text.length();
      text.append('\n').append(lines.get(at));
      end = text.indexOf("-->", from);
    }
    pieces.add(new Piece.Comment(begin, (end < 0 ? text : text.substring(0, end)).toString()));
    String rest = end < 0 ? "" : text.substring(end + 3).strip();
    if (!rest.isEmpty() && !rest.startsWith("<!--")) {
      append(rest, Piece.Kind.PARAGRAPH);
    }
    at++;
  }

  private void heading(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    if (level > 6 || (level < line.length() && line.charAt(level) > ' ')) {
      words(line);
      return;
    }
    close();
    at++;
    String text = line.substring(level).strip();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '#') {
      end--;
    }
    pieces.add(new Piece.Heading(at, level, text.substring(0, end).strip()));
  }

  private boolean isUnderline(String line) {
    char mark = line.charAt(0);
    return open.length() > 0
        && kind == Piece.Kind.PARAGRAPH
        && (mark == '=' || mark == '-')
        && line.chars().allMatch(c -> c == mark);
  }

  private void underline(String line) {
    int level = line.charAt(0) == '=' ? 1 : 2;
    pieces.add(new Piece.Heading(openLine, level, open.toString().replace('\n', ' ')));
    open.setLength(0);
    at++;
  }

  private boolean isTable() {
    if (at + 1 >= lines.size()) {
      return false;
    }
    String next = lines.get(at + 1).strip();
    return next.indexOf('-') >= 0 && next.indexOf('|') >= 0 && DELIMITER.matcher(next).matches();
  }

  private void table(String line) {
    close();
    int begin = at + 1;
    List<String> header = cells(line);
    List<Piece.Row> rows = new ArrayList<>();
    at += 2;
    while (at < lines.size() && lines.get(at).indexOf('|') >= 0) {
      rows.add(new Piece.Row(at + 1, cells(lines.get(at).strip())));
      at++;
    }
    pieces.add(new Piece.Table(begin, header, rows));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int begin = line.startsWith("|") ? 1 : 0;
    for (int i = begin; i < line.length() && cells.size() < MAX_CELLS; i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '|') {
        cells.add(line.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    if (begin < line.length() && cells.size() < MAX_CELLS) {
      cells.add(line.substring(begin).strip());
    }
    return cells;
  }

  private void words(String line) {
    if (line.startsWith(">")) {
      int begin = 0;
      while (begin < line.length()
          && line.charAt(begin) <= '>'
          && " >".indexOf(line.charAt(begin)) >= 0) {
        begin++;
      }
      if (begin == line.length()) {
        close();
      } else {
        append(line.substring(begin), Piece.Kind.QUOTE);
      }
    } else if (ITEM.matcher(line).matches()) {
      close();
      append(
          line.substring(line.indexOf(' ') < 0 ? 1 : line.indexOf(' ')).strip(), Piece.Kind.ITEM);
    } else if (open.length() == 0 && line.length() < 80 && PLAIN.matcher(line).matches()) {
      pieces.add(new Piece.Heading(at + 1, Piece.Heading.BOLD, line));
    } else {
      append(line, kind == Piece.Kind.ITEM ? kind : Piece.Kind.PARAGRAPH);
    }
    at++;
  }

  private void append(String line, Piece.Kind as) {
    if (open.length() == 0) {
      openLine = at + 1;
      kind = as;
    } else {
      open.append('\n');
    }
    open.append(line);
  }

  private void close() {
    String text = open.toString();
    if (kind == Piece.Kind.PARAGRAPH && BOLD.matcher(text).matches()) {
      pieces.add(new Piece.Heading(openLine, Piece.Heading.BOLD, Inline.plain(text)));
    } else if (!text.isEmpty()) {
      pieces.add(new Piece.Text(openLine, kind, text));
    }
    open.setLength(0);
    kind = Piece.Kind.PARAGRAPH;
  }
}
