package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a journal would say, and how it changes. Each fact is a word of its own with its version,
 * {@code f12v3}, and stands in one cell or line, its carrier.
 */
final class World {
  /** One fact in the document. */
  record Fact(String id, int version, String part, String carrier, String rowKey) {
    String word() {
      return id + "v" + version;
    }
  }

  private final Random random;
  private final List<int[]> events = new ArrayList<>();
  private final List<Integer> measures = new ArrayList<>();
  private final List<Integer> questions = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private int next = 100;
  private int turn = 1;
  private boolean extra;

  World(Random random) {
    this.random = random;
    for (int i = 0; i < 8; i++) {
      events.add(new int[] {next++, 10 * i});
    }
    measures.addAll(List.of(next++, next++, next++));
    questions.addAll(List.of(next++, next++, next++));
  }

  /** Facts of the last call of {@link #parts}, by id. */
  Map<String, Fact> facts() {
    return new LinkedHashMap<>(facts);
  }

  /** Some facts change, some come, some go. */
  void step() {
    turn++;
    for (String id : new ArrayList<>(versions.keySet())) {
      if (random.nextInt(3) == 0) {
        versions.merge(id, 1, Integer::sum);
      }
    }
    for (int more = random.nextInt(3); more > 0; more--) {
      int minute = random.nextInt(200);
      int at = 0;
      while (at < events.size() && events.get(at)[1] <= minute) {
        at++;
      }
      events.add(at, new int[] {next++, minute});
    }
    if (events.size() > 4 && random.nextInt(4) == 0) {
      events.remove(random.nextInt(events.size()));
    }
    if (random.nextInt(5) == 0) {
      measures.add(random.nextInt(measures.size() + 1), next++);
    }
    if (random.nextInt(4) == 0) {
      questions.add(next++);
    }
    if (questions.size() > 1 && random.nextInt(6) == 0) {
      questions.remove(random.nextInt(questions.size()));
    }
    extra |= random.nextInt(4) == 0;
  }

  List<Part> parts() {
    facts.clear();
    List<Part> parts = new ArrayList<>();
    String title =
        "# Postmortem "
            + word("title", "a")
            + "\n\n"
            + line("title", "asof", "Draft as of %s. Times are UTC.");
    parts.add(new Part("title", title, "- **Status:** Draft\n- **Owner:**\n"));
    parts.add(
        new Part(
            "glance",
            "> **In ten seconds**\n>\n"
                + line("glance", "what", "> **What leaks:** something holds %s entries.")
                + "\n>\n"
                + line("glance", "since", "> **Since:** %s by the signal.")));
    parts.add(
        new Part(
            "summary",
            "## Issue summary\n\n"
                + line(
                    "summary", "duration", "- **Duration:** %s min, growth began early. `[R1#7]`")
                + "\n"
                + line("summary", "impact1", "- **Impact, as far as measured:** errors %s of all.")
                + "\n"
                + line(
                    "summary",
                    "impact2",
                    "- **Impact, as far as measured:** latency times %s at most.")
                + "\n\n"
                + Units.QUESTION
                + " What share of users saw it?"));
    parts.add(new Part("timeline", "## Timeline\n\n" + timeline() + "\n\n" + diagram()));
    parts.add(new Part("measures", "## Measures\n\n" + measures()));
    if (extra) {
      parts.add(
          new Part(
              "extra", "## Extra\n\n" + line("extra", "late", "A late section with %s in it.")));
    }
    parts.add(new Part("open", "## Open questions\n\n" + asked()));
    return parts;
  }

  private String timeline() {
    StringBuilder table =
        new StringBuilder(
            "| Time (UTC) | Source | What happened | Event |\n| --- | --- | --- | --- |");
    for (int[] event : events) {
      String time = "2026-11-21 %02d:%02d:00".formatted(8 + event[1] / 60, event[1] % 60);
      // Three events share an id, as one report gives several rows.
      String key = "`[R1#" + (event[0] < 103 ? 100 : event[0]) + "]`";
      String source = event[0] == 101 ? "signal" : "agent";
      String id = "e" + event[0] + "x";
      String what = "Kind%d: it went to %s \\| of many.".formatted(event[0], word(id));
      fact(id, "timeline", what, key + source);
      table.append("\n| %s | %s | %s | %s |".formatted(time, source, what, key));
    }
    return table.toString();
  }

  private String diagram() {
    StringBuilder diagram = new StringBuilder("```mermaid\ngantt\n  title Times");
    for (String bar : List.of("g1x", "g2x", "g3x")) {
      String line = "  bar " + bar.charAt(1) + " : " + word(bar) + ", 10m";
      fact(bar, "timeline", line.strip(), "");
      diagram.append('\n').append(line);
    }
    return diagram.append("\n```").toString();
  }

  private String measures() {
    StringBuilder table =
        new StringBuilder(
            "| Measure | Type | Event | Owner | Priority | Due |\n|---|---|---|---|---|---|");
    for (int measure : measures) {
      String id = "m" + measure + "x";
      String type = "prevent " + word(id);
      fact(id, "measures", type, "Bound the cache number" + measure);
      table.append(
          "\n| Bound the cache number%d | %s | `[R1#%d]` |  |  |  |"
              .formatted(measure, type, turn));
    }
    return table.toString();
  }

  private String asked() {
    StringBuilder asked = new StringBuilder();
    for (int question : questions) {
      String id = "q" + question + "x";
      versions.put(id, 1);
      String text = Units.QUESTION + " What about thing" + question + " and " + word(id) + "?";
      fact(id, "open", text, "");
      asked.append(text).append("\n\n");
    }
    return asked.toString().strip();
  }

  private String line(String part, String id, String format) {
    String line = format.formatted(word(id + "x"));
    fact(id + "x", part, line.strip(), "");
    return line;
  }

  private String word(String part, String id) {
    fact(id + "x", part, "# Postmortem " + word(id + "x"), "");
    return word(id + "x");
  }

  private String word(String id) {
    return id + "v" + versions.computeIfAbsent(id, any -> 1);
  }

  private void fact(String id, String part, String carrier, String rowKey) {
    facts.put(id, new Fact(id, versions.getOrDefault(id, 1), part, carrier, rowKey));
  }
}
