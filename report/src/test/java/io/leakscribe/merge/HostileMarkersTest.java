package io.leakscribe.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose markers somebody has moved, doubled, torn, or made up. */
final class HostileMarkersTest {
  private static final int ROUNDS = 800;
  private static final List<Part> PARTS =
      List.of(
          new Part("summary", "A **leak** since 08:24.\n\n- one\n- two", "What did users see?"),
          new Part("facts", "| what | value |\n|---|---|\n| holder | `a.B.c` |\n| since | 08:24 |"),
          new Part("code", "```\n<!-- a comment -->\n```"));
  private static final String[] PIECES = {
    "<!-- leakscribe:summary -->",
    "<!-- /leakscribe:summary -->",
    "<!-- leakscribe:facts sha256=00 -->",
    "<!-- /leakscribe:facts -->",
    "<!-- leakscribe-blocks: summary facts -->",
    "<!-- leakscribe-blocks: -->",
    "<!--leakscribe:-->",
    "<!-- leakscribe:../../etc -->",
    "<!--",
    "-->",
    "```",
    "~~~~",
    "| a | b |",
    "|---|---|",
    "| holder | `x` |",
    "\\|".repeat(500),
    "> [!NOTE]",
    "Status: Reviewed",
    "\u0000\u001B[2J",
    "\uD800",
    "\uFEFF",
    "\r",
    "",
    "#".repeat(100),
    "- ".repeat(200),
  };

  /** Either the result of a merge, which merges into itself, or where which marker is wrong. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void any_document_is_merged_or_refused_with_its_line(long seed) throws Exception {
    Random random = new Random(seed);
    String fresh = Merge.fresh(PARTS);
    int merged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String document = damaged(fresh, random);
      String bases = random.nextInt(3) == 0 ? damaged(Merge.bases(PARTS), random) : "";
      try {
        Merged result = Merge.of(document, List.of(bases), PARTS);
        assertThat(Merge.of(result.text(), List.of(result.bases()), PARTS).text())
            .as("seed %d, round %d", seed, round)
            .isEqualTo(result.text());
        merged++;
      } catch (MarkerException e) {
        assertThat(e.line()).isPositive();
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(500).doesNotContain("\n");
      }
    }
    assertThat(merged).isBetween(ROUNDS / 20, ROUNDS);
  }

  @Test
  void an_empty_memory_of_blocks_does_not_make_the_document_grow() throws Exception {
    String document = "<!-- leakscribe-blocks: -->\n" + Merge.fresh(PARTS);
    Merged once = Merge.of(document, List.of(Merge.bases(PARTS)), PARTS);
    Merged twice = Merge.of(once.text(), List.of(once.bases()), PARTS);
    assertThat(once.text()).contains("<!-- leakscribe-blocks: code facts summary -->");
    assertThat(twice.text()).isEqualTo(once.text());
  }

  private static String damaged(String text, Random random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, lines.get(at) + piece(random));
        default -> lines.add(at, piece(random));
      }
      if (lines.isEmpty()) {
        lines.add("");
      }
    }
    return String.join(random.nextInt(4) == 0 ? "\r\n" : "\n", lines);
  }

  private static String piece(Random random) {
    return PIECES[random.nextInt(PIECES.length)];
  }
}
