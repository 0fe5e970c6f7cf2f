package io.leakscribe.lint;

import java.util.Locale;

/** What a line of Markdown says, without its marks. In one pass; malformed marks are text. */
final class Inline {
  private static final String ESCAPABLE = "\\`*_{}[]<>()#|~&$!+-.:\"'";
  private final String from;
  private final boolean keepCode;
  private final StringBuilder to = new StringBuilder();
  private int at;
  private int nextParenthesis = -1;

  private Inline(String from, boolean keepCode) {
    this.from = from;
    this.keepCode = keepCode;
  }

  /** All of its words, those in code as well. */
  static String plain(String markdown) {
    return new Inline(markdown, true).run();
  }

  /** Only what a person wrote as words: each piece of code is one dot. */
  static String prose(String markdown) {
    return new Inline(markdown, false).run();
  }

  /** As {@link #plain}, lower case and without blanks at its ends. */
  static String key(String markdown) {
    return plain(markdown).strip().toLowerCase(Locale.ROOT);
  }

  private String run() {
    while (at < from.length()) {
      char c = from.charAt(at);
      if (c == '\\' && at + 1 < from.length() && ESCAPABLE.indexOf(from.charAt(at + 1)) >= 0) {
        to.append(from.charAt(at + 1));
        at += 2;
      } else if (c == '`') {
        code();
      } else if (c == ']' && from.startsWith("](", at)) {
        target();
      } else if (c == '&') {
        entity();
      } else if (from.startsWith("<!--", at)) {
        comment();
      } else {
        if (c != '*' && c != '[' && c != ']') {
          to.append(c);
        }
        at++;
      }
    }
    return to.toString();
  }

  private void code() {
    int length = 1;
    while (at + length < from.length() && from.charAt(at + length) == '`') {
      length++;
    }
    String fence = from.substring(at, at + length);
    int end = from.indexOf(fence, at + length);
    if (end < 0) {
      to.append(fence);
      at += length;
    } else {
      to.append(keepCode ? from.substring(at + length, end) : "·");
      at = end + length;
    }
  }

  /** Passes over the address of a link. */
  private void target() {
    if (nextParenthesis < at) {
      int found = from.indexOf(')', at);
      nextParenthesis = found < 0 ? Integer.MAX_VALUE : found;
    }
    at = nextParenthesis == Integer.MAX_VALUE ? at + 1 : nextParenthesis + 1;
  }

  private void entity() {
    String[] known = {"&#64;", "@", "&#58;", ":", "&#46;", ".", "&amp;", "&", "&lt;", "<"};
    for (int i = 0; i < known.length; i += 2) {
      if (from.startsWith(known[i], at)) {
        to.append(known[i + 1]);
        at += known[i].length();
        return;
      }
    }
    to.append('&');
    at++;
  }

  private void comment() {
    int end = from.indexOf("-->", at);
    at = end < 0 ? from.length() : end + 3;
  }
}
