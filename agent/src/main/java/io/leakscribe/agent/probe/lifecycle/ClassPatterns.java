package io.leakscribe.agent.probe.lifecycle;

import java.util.List;

/**
 * Class-name patterns of an option: a whole name, or a name with {@code *} for any run of
 * characters. Immutable; matches without regular expressions, since it runs while classes load.
 */
record ClassPatterns(List<String> patterns) {

  ClassPatterns {
    patterns = List.copyOf(patterns);
  }

  /** Takes a name with dots. */
  boolean matches(String className) {
    for (int i = 0; i < patterns.size(); i++) {
      if (matches(patterns.get(i), 0, className, 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    int star = pattern.indexOf('*', p);
    if (star < 0) {
      return name.length() - n == pattern.length() - p && name.startsWith(pattern.substring(p), n);
    }
    String literal = pattern.substring(p, star);
    if (!name.startsWith(literal, n)) {
      return false;
    }
    for (int next = n + literal.length(); next <= name.length(); next++) {
      if (matches(pattern, star + 1, name, next)) {
        return true;
      }
    }
    return false;
  }
}
