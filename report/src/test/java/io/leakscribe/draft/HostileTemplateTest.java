package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Templates that somebody mistyped, and some that were made to hang. */
final class HostileTemplateTest {
  private static final int ROUNDS = 150;
  private static final String JSON =
      "{\"a\":\"<b>\",\"l\":[1,{\"x\":[true,null]},\"s\"],\"o\":{\"a\":{\"a\":{}}},\"class\":7}";
  private static final String[] PIECES = {
    "{{a}}",
    "{{{a}}}",
    "{{&a}}",
    "{{#l}}",
    "{{/l}}",
    "{{^l}}",
    "{{#o}}",
    "{{/o}}",
    "{{.}}",
    "{{o.a.a}}",
    "{{#a}}",
    "{{/a}}",
    "{{>t.txt}}",
    "{{>../../etc/passwd}}",
    "{{>/etc/passwd}}",
    "{{! note }}",
    "{{=<% %>=}}",
    "<%a%>",
    "{{=",
    "=}}",
    "{{",
    "}}",
    "{{{",
    "{{#",
    "{{class}}",
    "{{a.class.classLoader}}",
    "{{-index}}",
    "{{-first}}",
    "{{ }}",
    "\n",
    "\u0000",
    "\uD800",
    "日",
    "x".repeat(5_000),
    "{{" + "a.".repeat(3_000) + "a}}",
    "{{#l}}".repeat(300),
  };

  @TempDir private Path directory;

  @Test
  @Timeout(120)
  void any_template_gives_a_text_or_one_line_of_what_is_wrong() throws Exception {
    Random random = new Random(12);
    Path file = directory.resolve("t.txt");
    int rendered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
      try {
        assertThat(TextTemplate.read(file).render(JSON)).hasSizeLessThan(9 << 20);
        rendered++;
      } catch (IOException e) {
        assertThat(e.getMessage()).as("round %d", round).isNotBlank().hasSizeLessThan(1_000);
      }
    }
    assertThat(rendered).isGreaterThan(ROUNDS / 20);
  }
}
