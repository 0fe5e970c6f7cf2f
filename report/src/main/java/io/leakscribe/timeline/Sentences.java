package io.leakscribe.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Capitals, points and commas. */
final class Sentences {
  private Sentences() {}

  /** With a capital at its begin and a point at its end. */
  static String of(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty() || trimmed.endsWith(".") ? capital(trimmed) : capital(trimmed) + ".";
  }

  static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** {@code a, b and c}. */
  static String and(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** {@code a, b, c, d and 48 more}. */
  static String some(Collection<String> names, int atMost) {
    List<String> told = new ArrayList<>(names.stream().limit(atMost).toList());
    if (told.size() < names.size()) {
      told.add((names.size() - told.size()) + " more");
    }
    return and(told);
  }
}
