package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {
  private static final int SIZE = 1 << 16;

  /** A square of the size would take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "\n",
        "|",
        "|\n",
        "| - | - |\n",
        "|---",
        "`",
        "` `` ",
        "[",
        "](",
        "[a](",
        "*",
        "#",
        "# a\n",
        "> ",
        ">",
        "<!--",
        "<!-- a\n",
        "-->",
        "```\n",
        "~~~",
        "\\",
        "&",
        "&#64;",
        "1",
        "1,",
        "1 h ",
        "10:10 ",
        "2026-11-21 ",
        "2026-11-21 10:10 ",
        "a@",
        "a@b.",
        "@",
        "1.",
        "1.1.1.1 ",
        "eyJ",
        "eyJaaaaaaaaaaa.",
        "password=",
        "http://a:",
        "duration: ",
        "Duration: 1 h 10:10\n",
        "- Onset: 10:10\n",
        "should have ",
        "they failed ",
        "to be written by a person: ",
        "TODO ",
        "[R1#1] ",
        "[R1#",
        "R1#1",
        "entries 1 ",
        "- a\n",
        "1. ",
        "===\n",
        "a\n===\n",
        "---\n",
        "\r",
        "\u0000",
        "\uFEFF",
        "\u202E",
        "a\n",
        "SessionRegistry.sessions 9999999 entries\n",
        "bearer ",
        "-----BEGIN ",
        "what went well: ",
        "lint-ignore L01 ",
        "<!-- lint-ignore L01 L02 ",
        "a b c d e f g h: ",
        "status: ",
        "impact ",
        "(",
        ")",
        "stable resolved "
      })
  void takes_time_in_proportion_whatever_is_repeated(String piece) {
    String text = "## Timeline\n\n" + piece.repeat(SIZE / piece.length());
    assertTimeoutPreemptively(PATIENCE, () -> check(text));
    assertTimeoutPreemptively(PATIENCE, () -> check(text.replace('\n', ' ')));
    assertTimeoutPreemptively(
        PATIENCE, () -> check("| What | Time |\n|---|---|\n" + ("| " + text).replace("\n", "")));
  }

  @Test
  void takes_time_in_proportion_for_backticks_of_every_length() {
    StringBuilder text = new StringBuilder();
    for (int i = 1400; i > 0; i--) {
      text.append("`".repeat(i)).append(" x\n");
    }
    assertTimeoutPreemptively(PATIENCE, () -> check("a " + text));
  }

  @RepeatedTest(200)
  void never_throws_for_a_mangled_document(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder(RuleExamplesTest.good());
    for (int i = 0; i < 40; i++) {
      mangle(text, random);
    }
    Lint.Result result = check(text.toString());
    int lines = Math.max(1, (int) text.toString().lines().count());
    assertThat(result.findings())
        .allMatch(finding -> finding.line() >= 1 && finding.line() <= lines);
  }

  private static void mangle(StringBuilder text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(60));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
      case 2 ->
          text.setCharAt(from, "|`#*[]()<>!-\n\t:\\9@\u0000\uD800".charAt(random.nextInt(20)));
      default ->
          text.insert(
              from, random.nextBoolean() ? "\n" : String.valueOf((char) random.nextInt(0xFFFF)));
    }
    if (text.isEmpty()) {
      text.append('x');
    }
  }

  @Test
  void says_nothing_that_a_terminal_would_obey_and_no_secret() {
    String secret = "ghp_" + "a1".repeat(18);
    Lint.Result result =
        check(
            "## Timeline\n\n\u001B[2J TODO\n\n| Time (UTC) |\n|---|\n| \u001B]0;x\u0007\u202E |\n\n["
                + "x](./\u001B[31m.md) "
                + secret);
    assertThat(result.findings()).isNotEmpty();
    assertThat(result.findings())
        .allMatch(finding -> !finding.message().matches("(?s).*[\\p{Cntrl}\\u202E].*"))
        .noneMatch(finding -> finding.message().contains("a1a1"));
  }

  @Test
  void tells_the_same_at_most_so_often() {
    assertThat(check("TODO\n\n".repeat(10_000)).findings())
        .filteredOn(finding -> finding.rule() == Rule.L01)
        .hasSizeLessThan(60);
  }

  private static Lint.Result check(String text) {
    return Lint.check(text, RuleExamplesTest.context());
  }
}
