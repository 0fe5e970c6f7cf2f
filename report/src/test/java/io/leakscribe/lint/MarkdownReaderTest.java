package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReaderTest {

  @Test
  void reads_headings_of_both_kinds_and_bold_lines_that_serve_as_such() {
    assertThat(read("# One #\n\nTwo\n---\n\n**Three:**\n\n#no heading"))
        .containsExactly(
            new Piece.Heading(1, 1, "One"),
            new Piece.Heading(3, 2, "Two"),
            new Piece.Heading(6, Piece.Heading.BOLD, "Three:"),
            new Piece.Text(8, Piece.Kind.PARAGRAPH, "#no heading"));
  }

  @Test
  void joins_the_lines_of_paragraphs_items_and_quotations() {
    assertThat(read("a\nb\n\n- c\n  d\n2. e\n\n> f\n> g"))
        .containsExactly(
            new Piece.Text(1, Piece.Kind.PARAGRAPH, "a\nb"),
            new Piece.Text(4, Piece.Kind.ITEM, "c\nd"),
            new Piece.Text(6, Piece.Kind.ITEM, "e"),
            new Piece.Text(8, Piece.Kind.QUOTE, "f\ng"));
  }

  @Test
  void reads_tables_with_escaped_bars_and_rows_of_any_length() {
    List<Piece> pieces = read("text\n| a | b |\n|---|:-:|\n| 1 \\| 2 | `x` |\n| 3\nend | here");
    Piece.Table table = (Piece.Table) pieces.get(1);
    assertThat(table.header()).containsExactly("a", "b");
    assertThat(table.rows()).hasSize(3);
    assertThat(table.rows().get(0).line()).isEqualTo(4);
    assertThat(table.rows().get(0).cell(0)).isEqualTo("1 | 2");
    assertThat(table.rows().get(0).cell(1)).isEqualTo("x");
    assertThat(table.rows().get(1).cell(1)).isEmpty();
  }

  @Test
  void passes_over_code_and_keeps_comments_apart() {
    assertThat(read("```\n# no\n| a |\n|---|\n```\n~~~ x\n```\n~~~\n<!-- one\ntwo --> three\nfour"))
        .containsExactly(
            new Piece.Comment(9, " one\ntwo "),
            new Piece.Text(10, Piece.Kind.PARAGRAPH, "three\nfour"));
  }

  @Test
  void an_open_fence_or_comment_lasts_until_the_end() {
    assertThat(read("a\n```\nb\n\nc")).hasSize(1);
    assertThat(read("<!-- a\n\nb")).hasSize(1);
  }

  @Test
  void reads_what_a_file_has_in_front() {
    assertThat(Document.of("---\ntitle: x\nstatus: in-review\n---\n# T").status())
        .isEqualTo(Status.IN_REVIEW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "a **b** `c*d` [e](./f.md) &#64; \\*→a b c*d e @ *",
        "``a ` b`` c→a ` b c",
        "`open→`open",
        "[a](b→a(b",
        "x <!-- y --> z→x  z"
      })
  void tells_words_from_marks(String markdown, String words) {
    assertThat(Inline.plain(markdown)).isEqualTo(words);
  }

  @Test
  void leaves_code_out_of_prose() {
    assertThat(Inline.prose("call `should have()` now")).isEqualTo("call · now");
  }

  private static List<Piece> read(String text) {
    return MarkdownReader.read(MarkdownReader.lines(text));
  }
}
