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
      if (matches(patterns.get(i), className)) {
        return true;
      }
    }
    return false;
  }

  /** Only the last star is ever tried again: time goes with the product of both lengths. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int n = 0; n < name.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
