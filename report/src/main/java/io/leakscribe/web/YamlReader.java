package io.leakscribe.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of YAML that a web configuration uses: nested names, plain and quoted texts, lists
 * of texts, comments. Everything else (anchors, tags, texts over several lines, nested flow) is an
 * error with its line, and never read as something else.
 */
final class YamlReader {
  private static final int MOST_LINES = 10_000;
  private static final int LONGEST_LINE = 8_192;
  private static final int DEEPEST = 8;

  private record Line(int number, int indent, String text) {}

  private final List<Line> lines = new ArrayList<>();
  private int next;

  private YamlReader() {}

  /** Reads a whole file. */
  static Node.Mapping read(String text) throws WebConfigException {
    YamlReader reader = new YamlReader();
    reader.split(text);
    if (reader.lines.isEmpty()) {
      return new Node.Mapping(Map.of(), 1);
    }
    Line first = reader.lines.get(0);
    if (first.text().equals("{}") && reader.lines.size() == 1) {
      return new Node.Mapping(Map.of(), first.number());
    }
    Node.Mapping mapping = reader.mapping(first.indent(), 0);
    if (reader.next < reader.lines.size()) {
      throw error(
          reader.lines.get(reader.next).number(), "is not indented as the lines beside it are");
    }
    return mapping;
  }

  private void split(String text) throws WebConfigException {
    String[] all = text.split("\r?\n", -1);
    if (all.length > MOST_LINES) {
      throw error(MOST_LINES, "and more: the file is too long");
    }
    for (int i = 0; i < all.length; i++) {
      String line = i == 0 && all[0].startsWith("\uFEFF") ? all[0].substring(1) : all[i];
      if (line.length() > LONGEST_LINE) {
        throw error(i + 1, "is longer than " + LONGEST_LINE + " characters");
      }
      String content = withoutComment(line, i + 1).stripTrailing();
      int indent = content.length() - content.stripLeading().length();
      if (content.substring(0, indent).indexOf('\t') >= 0) {
        throw error(i + 1, "is indented with a tab; use spaces");
      }
      boolean marker = content.equals("---") && lines.isEmpty();
      if (!content.isBlank() && !marker) {
        lines.add(new Line(i + 1, indent, content.strip()));
      }
    }
  }

  private static String withoutComment(String line, int number) throws WebConfigException {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c < ' ' && c != '\t') {
        throw error(number, "holds a control character");
      }
      if (quote == '"' && c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && beginsText(line, i)) {
        quote = c;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static boolean beginsText(String line, int at) {
    String before = line.substring(0, at).stripTrailing();
    return before.isEmpty() || ":-[,{".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  private Node.Mapping mapping(int indent, int depth) throws WebConfigException {
    Map<String, Node> entries = new LinkedHashMap<>();
    int begin = lines.get(next).number();
    if (depth > DEEPEST) {
      throw error(begin, "is nested too deeply");
    }
    while (next < lines.size() && lines.get(next).indent() == indent) {
      Line line = lines.get(next++);
      int colon = colon(line);
      String key = scalar(line.text().substring(0, colon).strip(), line.number()).text();
      Node value = value(line, line.text().substring(colon + 1).strip(), depth);
      if (entries.putIfAbsent(key, value) != null) {
        throw error(line.number(), "sets '" + key + "' a second time; keep one of them");
      }
    }
    if (next < lines.size() && lines.get(next).indent() > indent) {
      throw error(lines.get(next).number(), "is not indented as the lines beside it are");
    }
    return new Node.Mapping(entries, begin);
  }

  private static int colon(Line line) throws WebConfigException {
    String text = line.text();
    int from = 0;
    if (text.charAt(0) == '"' || text.charAt(0) == '\'') {
      from = Math.max(0, text.indexOf(text.charAt(0), 1));
    }
    for (int i = text.indexOf(':', from); i >= 0; i = text.indexOf(':', i + 1)) {
      if (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))) {
        return i;
      }
    }
    throw error(line.number(), "is not 'name: value'");
  }

  private Node value(Line line, String rest, int depth) throws WebConfigException {
    if (!rest.isEmpty()) {
      return inline(rest, line.number());
    }
    if (next < lines.size()) {
      Line below = lines.get(next);
      if (below.indent() >= line.indent() && isItem(below)) {
        return items(below.indent());
      } else if (below.indent() > line.indent()) {
        return mapping(below.indent(), depth + 1);
      }
    }
    return new Node.Scalar("", false, line.number());
  }

  private static boolean isItem(Line line) {
    return line.text().equals("-") || line.text().startsWith("- ");
  }

  private Node.Texts items(int indent) throws WebConfigException {
    List<Node.Scalar> items = new ArrayList<>();
    int begin = lines.get(next).number();
    while (next < lines.size() && lines.get(next).indent() == indent && isItem(lines.get(next))) {
      Line line = lines.get(next++);
      items.add(scalar(line.text().substring(1).strip(), line.number()));
    }
    return new Node.Texts(items, begin);
  }

  private static Node inline(String text, int line) throws WebConfigException {
    if (text.equals("{}")) {
      return new Node.Mapping(Map.of(), line);
    }
    if (!text.startsWith("[")) {
      return scalar(text, line);
    }
    if (!text.endsWith("]")) {
      throw error(line, "has a list without its ']'; write one item a line, each after '- '");
    }
    List<Node.Scalar> items = new ArrayList<>();
    String inner = text.substring(1, text.length() - 1).strip();
    for (String item : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
      items.add(scalar(item.strip(), line));
    }
    return new Node.Texts(items, line);
  }

  private static Node.Scalar scalar(String text, int line) throws WebConfigException {
    if (text.isEmpty()) {
      return new Node.Scalar("", false, line);
    }
    char first = text.charAt(0);
    if (first == '\'' || first == '"') {
      return new Node.Scalar(YamlText.unquote(text, line), true, line);
    }
    if ("&*!|>%@`{}[],?".indexOf(first) >= 0 || text.contains(": ") || text.endsWith(":")) {
      throw error(line, "has a value that is not plain: put it between single quotes");
    }
    return new Node.Scalar(text, false, line);
  }

  static WebConfigException error(int line, String what) {
    return new WebConfigException("line " + line + " " + what);
  }
}
