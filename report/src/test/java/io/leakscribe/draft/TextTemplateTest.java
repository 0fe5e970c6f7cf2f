package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTemplateTest {
  private static final String HOSTILE =
      "{\"a\":\"<b>*x*</b> @all http://evil\\n# head\",\"list\":[{\"n\":1},{\"n\":2.5}],"
          + "\"map\":{\"in\":\"deep\"},\"yes\":true,\"no\":false}";

  @TempDir Path dir;

  @Test
  void makes_what_the_documentation_says() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "templates.md"));
    String made =
        template("update.md.mustache", block(page, "mustache")).render(Drafts.json(findings()));
    assertThat(made.strip()).isEqualTo(block(page, "markdown").strip());
  }

  private static String block(String page, String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\\n(.*?)```").matcher(page);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }

  private static io.leakscribe.findings.Findings findings() {
    return io.leakscribe.findings.Findings.of(
        Scenario.overKill().incident(), io.leakscribe.outside.Recording.NONE);
  }

  @Test
  void escapes_as_the_text_needs_it() throws Exception {
    assertThat(fill("x.md", "{{a}}"))
        .isEqualTo("\\<b\\>\\*x\\*\\</b\\> &#64;all http&#58;//evil \\# head");
    assertThat(fill("x.html.mustache", "{{a}}")).startsWith("&lt;b&gt;*x*").doesNotContain("<");
    assertThat(fill("x.txt", "{{a}}")).isEqualTo("<b>*x*</b> @all http://evil # head");
  }

  @Test
  void goes_through_lists_and_maps_and_leaves_out_what_is_not_there() throws Exception {
    assertThat(fill("x.txt", "{{#list}}{{n}};{{/list}} {{map.in}} {{none}}{{none.more}}."))
        .isEqualTo("1;2.5; deep .");
    assertThat(fill("x.txt", "{{#yes}}y{{/yes}}{{#no}}n{{/no}}{{^none}}0{{/none}}"))
        .isEqualTo("y0");
  }

  @Test
  void calls_nothing() throws Exception {
    assertThat(
            fill(
                "x.txt",
                "{{a.class}}{{a.getClass}}{{a.length}}{{map.size}}{{map.getClass.name}}"
                    + "{{list.size}}{{yes.booleanValue}}{{a.class.classLoader}}."))
        .isEqualTo(".");
  }

  @Test
  void includes_files_beside_it_and_no_others() throws Exception {
    Files.createDirectories(dir.resolve("t"));
    Files.writeString(dir.resolve("t/part.txt"), "[{{map.in}}]");
    Files.writeString(dir.resolve("outside.txt"), "secret");
    assertThat(fill("x.txt", "{{>part.txt}}")).isEqualTo("[deep]");
    for (String name :
        new String[] {"../outside.txt", "/etc/passwd", "none", "..", "a/../part.txt"}) {
      assertThatThrownBy(() -> fill("x.txt", "{{>" + name + "}}"))
          .hasMessageContaining("no file beside it");
    }
    Files.createSymbolicLink(dir.resolve("t/link.txt"), dir.resolve("outside.txt"));
    assertThatThrownBy(() -> fill("x.txt", "{{>link.txt}}")).hasMessageContaining("no file beside");
  }

  @Test
  void has_an_end() throws Exception {
    assertThatThrownBy(() -> fill("x.txt", "{{>x.txt}}")).hasMessageContaining("without an end");
    assertThatThrownBy(() -> fill("x.txt", "x".repeat(100) + "{{>x.txt}}"))
        .hasMessageContaining("x.txt");
    StringBuilder many = new StringBuilder("{\"l\":[");
    many.append("1,".repeat(400)).append("1]}");
    TextTemplate template = template("x.txt", "{{#l}}{{#l}}{{#l}}0123456789{{/l}}{{/l}}{{/l}}");
    assertThatThrownBy(() -> template.render(many.toString())).hasMessageContaining("more than");
  }

  @Test
  void says_what_is_wrong_with_a_template() {
    assertThatThrownBy(() -> template("x.txt", "{{#open}}")).hasMessageContaining("not Mustache");
    assertThatThrownBy(() -> template("postmortem.md.mustache", ""))
        .hasMessageContaining("call it like slack.md.mustache");
  }

  private String fill(String name, String text) throws Exception {
    return template(name, text).render(HOSTILE);
  }

  private TextTemplate template(String name, String text) throws Exception {
    Path directory = Files.createDirectories(dir.resolve("t"));
    return TextTemplate.read(Files.writeString(directory.resolve(name), text));
  }
}
