package io.leakscribe.web;

/** Texts between quotes. */
final class YamlText {
  private YamlText() {}

  /** What stands between the quotes; nothing may follow the closing one. */
  static String unquote(String text, int line) throws WebConfigException {
    boolean twice = text.charAt(0) == '"';
    StringBuilder out = new StringBuilder();
    int i = 1;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == text.charAt(0)) {
        if (twice || i >= text.length() || text.charAt(i) != '\'') {
          return end(out, text, i, line);
        }
        i++;
        out.append('\'');
      } else if (twice && c == '\\') {
        out.append(escaped(i < text.length() ? text.charAt(i) : ' ', line));
        i++;
      } else {
        out.append(c);
      }
    }
    throw YamlReader.error(line, "has a quote that is not closed on the same line");
  }

  private static String end(StringBuilder out, String text, int i, int line)
      throws WebConfigException {
    if (i < text.length()) {
      throw YamlReader.error(line, "has something after the closing quote");
    }
    return out.toString();
  }

  private static char escaped(char c, int line) throws WebConfigException {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      default ->
          throw YamlReader.error(
              line, "has an escape that is not read here; use single quotes without escapes");
    };
  }
}
