package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at an editor. Whatever is typed has a word of its own, {@code pers17x}. */
final class Editor {
  private static final Pattern FACT = Pattern.compile("([a-z]+\\d*x)v\\d+");
  private static final List<String> SCRIPTS =
      List.of(
          "Zürich",
          "значит",
          "障害",
          "🙂👩‍💻",
          "e\u0301tude",
          "\u05E9\u05DC\u05D5\u05DD",
          "\u00A0x",
          "a|b".replace("|", "\\|"));

  private final Random random;
  private int typed;
  List<String> lines = new ArrayList<>();

  /** Facts whose cell or line a person changed, and the word that now stands there. */
  final Map<String, String> changed = new HashMap<>();

  final Set<String> frozen = new HashSet<>();

  Editor(Random random) {
    this.random = random;
  }

  String edit(String text) {
    boolean windows = text.contains("\r\n");
    lines = new ArrayList<>(List.of(text.replace("\r\n", "\n").split("\n", -1)));
    for (int i = random.nextInt(6); i >= 0; i--) {
      one();
    }
    windows ^= random.nextInt(12) == 0;
    return String.join(windows ? "\r\n" : "\n", lines);
  }

  private void one() {
    switch (random.nextInt(18)) {
      case 0 -> cell();
      case 1, 2 -> extend();
      case 3 -> remove(this::isRow);
      case 4 -> insert(this::isRow, "| around noon | person | " + words() + " |  |", false);
      case 5 -> moveRow();
      case 6, 7 -> paragraph();
      case 8 -> remove(line -> line.startsWith("- **") && FACT.matcher(line).find());
      case 9 -> reword();
      case 10 -> answer(true);
      case 11 -> answer(false);
      case 12 ->
          insert(line -> line.startsWith("<!-- /leakscribe:"), "\n## " + words() + "\n", false);
      case 13 -> owner();
      case 14 -> block();
      case 15 -> blanks();
      case 16 -> note();
      default -> insert(line -> line.startsWith("- **"), "- " + words(), random.nextBoolean());
    }
  }

  private String words() {
    return "wir pers" + (++typed) + "x " + SCRIPTS.get(random.nextInt(SCRIPTS.size())) + " so";
  }

  private boolean isRow(String line) {
    return line.startsWith("| 2026");
  }

  private int pick(Predicate<String> which) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (which.test(lines.get(i))) {
        found.add(i);
      }
    }
    return found.isEmpty() ? -1 : found.get(random.nextInt(found.size()));
  }

  private void cell() {
    change(pick(line -> isRow(line) && FACT.matcher(line).find()), "it went to .* of many\\.");
  }

  private void reword() {
    change(
        pick(line -> line.matches("(- |> )\\*\\*.*") && FACT.matcher(line).find()), "\\S+xv\\d+.*");
  }

  private void change(int at, String what) {
    if (at < 0 || lines.get(at).contains("leakscribe-") || lines.get(at).contains("pers")) {
      return;
    }
    Matcher fact = FACT.matcher(lines.get(at));
    String words = words();
    String line = lines.get(at).replaceFirst(what, Matcher.quoteReplacement(words));
    if (fact.find() && !line.equals(lines.get(at))) {
      changed.put(fact.group(1), "pers" + typed + "x");
      lines.set(at, line);
    }
  }

  private void extend() {
    int at = pick(line -> line.startsWith("- **") && line.contains("v") && !line.contains("Owner"));
    if (at >= 0) {
      lines.set(at, lines.get(at) + " " + words());
    }
  }

  private void remove(Predicate<String> which) {
    int at = pick(which);
    if (at >= 0) {
      lines.remove(at);
    }
  }

  private void insert(Predicate<String> where, String text, boolean before) {
    int at = pick(where);
    if (at >= 0) {
      lines.addAll(before ? at : at + 1, List.of(text.split("\n", -1)));
    }
  }

  private void moveRow() {
    int from = pick(line -> line.startsWith("| 2026") || line.startsWith("| around"));
    if (from < 0) {
      return;
    }
    String row = lines.remove(from);
    int to = pick(this::isRow);
    lines.add(to < 0 ? from : to + 1, row);
  }

  private void paragraph() {
    List<Integer> blank = new ArrayList<>();
    boolean fence = false;
    for (int i = 0; i < lines.size(); i++) {
      fence ^= lines.get(i).startsWith("```");
      if (lines.get(i).isBlank() && !fence) {
        blank.add(i);
      }
    }
    if (!blank.isEmpty()) {
      int at = blank.get(random.nextInt(blank.size()));
      lines.addAll(at, List.of("", words(), words()));
    }
  }

  private void answer(boolean replace) {
    int at = pick(line -> line.startsWith(Units.QUESTION));
    if (at >= 0 && replace) {
      lines.set(at, words());
    } else if (at >= 0) {
      lines.addAll(at + 1, random.nextBoolean() ? List.of(words()) : List.of("", words()));
    }
  }

  private void owner() {
    int at = pick(line -> line.startsWith("| Bound"));
    if (at >= 0) {
      lines.set(
          at,
          lines.get(at).replaceFirst("\\|  \\|", Matcher.quoteReplacement("| " + words() + " |")));
    }
  }

  /** Moves, deletes or freezes a block. */
  private void block() {
    int begin = pick(line -> line.startsWith("<!-- leakscribe:"));
    if (begin < 0) {
      return;
    }
    int end = begin;
    while (!lines.get(end).startsWith("<!-- /leakscribe:")) {
      end++;
    }
    int what = random.nextInt(8);
    if (what == 0) {
      String id = lines.get(begin).replaceAll(".*leakscribe:([a-z]+).*", "$1");
      frozen.add(id);
      lines.set(begin, lines.get(begin).replaceFirst("(leakscribe:[a-z]+)( frozen)?", "$1 frozen"));
      return;
    }
    List<String> block = new ArrayList<>(lines.subList(begin, end + 1));
    lines.subList(begin, end + 1).clear();
    if (what > 1) {
      int to = pick(line -> line.startsWith("<!-- /leakscribe:"));
      block.add(0, "");
      lines.addAll(to < 0 ? 0 : to + 1, block);
    }
  }

  private void blanks() {
    int at = pick(line -> !line.startsWith("<!--"));
    if (at >= 0) {
      lines.set(at, lines.get(at) + "  ");
    }
  }

  private void note() {
    int at =
        pick(
            line -> line.contains("<!-- leakscribe-note") || line.contains("<!-- leakscribe-prop"));
    if (at >= 0 && random.nextBoolean()) {
      lines.remove(at);
    } else if (at >= 0) {
      lines.set(at, lines.get(at).replaceFirst("anew", "anew " + words().replace("\\", "")));
    }
  }
}
