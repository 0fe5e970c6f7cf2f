package io.leakscribe.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a unit or a row is found again in another version.
 *
 * @param text its whole text; equal texts are the same
 * @param key of those with the same key the most similar ones are the same; may be empty
 * @param kin of the rest, those of the same kin are the same when most of their words agree; may be
 *     empty
 */
record Ident(String text, String key, String kin) {
  private static final Pattern LABEL =
      Pattern.compile("(?s)[>\\s]*(?:[-*+]\\s+)?\\*\\*([^*]{1,80}:)\\*\\*.*");
  private static final Pattern IMAGE = Pattern.compile("(?s)!\\[.*]\\(([^)]*)\\)\\s*");

  static Ident of(Unit unit) {
    String text = unit.kind() + "\n" + unit.text();
    return new Ident(text, key(unit), unit.kind().name());
  }

  private static String key(Unit unit) {
    Matcher label = LABEL.matcher(unit.text());
    Matcher image = IMAGE.matcher(unit.text());
    return switch (unit.kind()) {
      case TABLE, FENCE -> unit.kind() + " " + unit.lines().get(0).strip();
      case PARAGRAPH, ITEM, QUOTE ->
          label.matches()
              ? unit.kind() + " " + label.group(1)
              : image.matches() ? "image " + image.group(1) : "";
      case HEADING, QUESTION -> "";
    };
  }

  static List<Ident> all(List<Unit> units) {
    return units.stream().map(Ident::of).toList();
  }

  /** Share of words that two texts have in common: 0 to 1 (Dice's coefficient over bags). */
  double likeness(Ident other) {
    Map<String, Integer> bag = new HashMap<>();
    String[] mine = text.split("[\\s|]+", 0);
    String[] others = other.text.split("[\\s|]+", 0);
    for (String word : mine) {
      bag.merge(word, 1, Integer::sum);
    }
    int common = 0;
    for (String word : others) {
      if (bag.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return 2.0 * common / (mine.length + others.length);
  }
}
