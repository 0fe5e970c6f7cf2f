package io.leakscribe.agent.options;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to say to somebody who mistyped a key. */
final class KeySuggestion {
  private static final int TOO_FAR = 3;

  private KeySuggestion() {}

  static String of(String unknown) {
    Key nearest = nearest(unknown);
    return nearest != null
        ? "did you mean \"" + nearest.text() + "\"?"
        : "the keys are "
            + Arrays.stream(Key.values()).map(Key::text).collect(Collectors.joining(", "));
  }

  private static @Nullable Key nearest(String unknown) {
    Key nearest = null;
    int best = TOO_FAR;
    for (Key key : Key.values()) {
      int distance = distance(unknown, key.text());
      if (distance < best) {
        best = distance;
        nearest = key;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
