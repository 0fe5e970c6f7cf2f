package io.leakscribe.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {
  private static final String HEAD =
      "| Time (UTC) | Source | What happened | Event |\n| --- | --- | --- | --- |\n";
  private static final String FIRST =
      "| 2026-11-21 08:00:00 | agent | Suspected: 10 | `[R1#1]` |\n";
  private static final String SECOND =
      "| 2026-11-21 08:10:00 | agent | Confirmed: 20 | `[R1#2]` |\n";
  private static final String THIRD = "| 2026-11-21 08:20:00 | agent | Critical: 30 | `[R1#3]` |\n";
  private static final String QUESTION = Units.QUESTION + " What did people do?";

  @Test
  void replaces_a_block_that_nobody_changed() throws Exception {
    String before = Merge.fresh(one("- **Duration:** 5 min"));
    assertThat(merge(before, "- **Duration:** 5 min", "- **Duration:** 6 min").text())
        .isEqualTo(Merge.fresh(one("- **Duration:** 6 min")));
  }

  @Test
  void takes_changed_line_ends_and_trailing_blanks_for_no_edit() throws Exception {
    String before = Merge.fresh(one("- **Duration:** 5 min")).replace("\n", "  \r\n");
    Merged merged = merge(before, "- **Duration:** 5 min", "- **Duration:** 6 min");
    assertThat(merged.text()).contains("\r\n- **Duration:** 6 min\r\n");
    assertThat(merged.isEdited()).isFalse();
  }

  @Test
  void keeps_the_order_of_new_deleted_and_a_persons_rows() throws Exception {
    String base = HEAD + FIRST + SECOND;
    String own = "| 08:15 | ada | Rolled back |  |\n";
    String mine = edit(base, FIRST, "").replace(SECOND, SECOND + own);
    assertThat(body(merge(mine, base, HEAD + FIRST + SECOND + THIRD)))
        .isEqualTo(HEAD + SECOND + own + THIRD);
  }

  @Test
  void puts_a_new_row_before_a_later_one_that_a_person_wrote() throws Exception {
    String own = "| 2026-11-21 08:15:00 | ada | Rolled back |  |\n";
    String base = HEAD + FIRST + THIRD;
    String mine = edit(base, FIRST, FIRST + own);
    assertThat(body(merge(mine, base, HEAD + FIRST + SECOND + THIRD)))
        .isEqualTo(HEAD + FIRST + SECOND + own + THIRD);
  }

  @Test
  void tells_a_changed_source_of_a_changed_cell_once() throws Exception {
    String base = HEAD + FIRST;
    String mine = edit(base, "Suspected: 10", "We saw it");
    String fresh = HEAD + FIRST.replace("10", "11");
    Merged merged = merge(mine, base, fresh);
    assertThat(merged.open()).hasSize(1).allMatch(open -> !open.isConflict());
    assertThat(body(merged))
        .contains("| We saw it |")
        .contains("**What happened** of `[R1#1]`, 2026-11-21 08:00:00 is now: Suspected: 11");
    String accepted = merged.text().replaceAll("\n> Measured anew.*\n", "");
    assertThat(merge(accepted, fresh, fresh).text()).isEqualTo(accepted);
    Merged next = merge(merged.text(), fresh, HEAD + FIRST.replace("10", "12"));
    assertThat(next.open()).hasSize(1);
    assertThat(next.text()).contains("Suspected: 12").doesNotContain("Suspected: 11");
  }

  @Test
  void proposes_a_text_that_changed_on_both_sides_and_names_its_line() throws Exception {
    Merged merged =
        merge(
            edit("- **Cause:** a map", "a map", "the session map"),
            "- **Cause:** a map",
            "- **Cause:** a cache");
    assertThat(body(merged))
        .startsWith(
            "- **Cause:** the session map\n\n> Generated anew, yours was kept: **Cause:** a cache");
    Merged.Open open = merged.open().get(0);
    assertThat(open.isConflict()).isTrue();
    assertThat(merged.text().lines().toList().get(open.line() - 1)).startsWith("> Generated anew");
  }

  @Test
  void drops_the_proposal_when_a_person_takes_it() throws Exception {
    String base = "- **Cause:** a map";
    String fresh = "- **Cause:** a cache";
    Merged merged = merge(edit(base, "a map", "the session map"), base, fresh);
    Merged next = merge(merged.text().replace("the session map", "a cache"), fresh, fresh);
    assertThat(next.text()).isEqualTo(Merge.fresh(one(fresh)));
    assertThat(next.open()).isEmpty();
  }

  @Test
  void leaves_a_line_that_a_person_wrote_right_below_another_there() throws Exception {
    String base = "- **Cause:** a 1\n- **Impact:** b 1";
    String mine = edit(base, "a 1\n", "a 1\nand more\n");
    assertThat(body(merge(mine, base, base.replace("a 1", "a 2"))))
        .isEqualTo("- **Cause:** a 2\nand more\n- **Impact:** b 1\n");
  }

  @Test
  void refreshes_the_text_that_a_person_put_a_remark_behind() throws Exception {
    String base = "- **Duration:** 5 min, from 08:00.";
    String mine = edit(base, "08:00.", "08:00. Our clock says 7.");
    assertThat(body(merge(mine, base, base.replace("5 min", "9 min"))))
        .isEqualTo("- **Duration:** 9 min, from 08:00. Our clock says 7.\n");
  }

  @Test
  void keeps_the_answer_to_a_question_that_is_asked_no_more_together_with_it() throws Exception {
    String base = "## Open\n\n" + QUESTION;
    String mine = edit(base, QUESTION, QUESTION + "\n\nAda was called.");
    assertThat(body(merge(mine, base, "## Open")))
        .isEqualTo("## Open\n\n" + QUESTION + "\n\nAda was called.\n");
  }

  @Test
  void does_not_ask_again_what_was_answered_in_place() throws Exception {
    String base = "## Open\n\n" + QUESTION + "\n\nText 1.";
    String mine = edit(base, QUESTION, "Ada was called.");
    assertThat(body(merge(mine, base, base.replace("Text 1.", "Text 2."))))
        .isEqualTo("## Open\n\nAda was called.\n\nText 2.\n");
  }

  @Test
  void keeps_owners_and_a_column_of_a_persons_own() throws Exception {
    String base = "| Measure | Event | Owner |\n| --- | --- | --- |\n| Bound it | `[R1#1]` |  |";
    String mine =
        Merge.fresh(one(base))
            .replace("| Owner |", "| Owner | Ticket |")
            .replace("| --- | --- | --- |", "| --- | --- | --- | --- |")
            .replace("`[R1#1]` |  |", "`[R1#1]` | ada | SHOP-7 |");
    String fresh = base.replace("R1#1", "R1#9") + "\n| Test it | `[R1#9]` |  |";
    assertThat(body(merge(mine, base, fresh)))
        .isEqualTo(
            "| Measure | Event | Owner | Ticket |\n| --- | --- | --- | --- |\n"
                + "| Bound it | `[R1#9]` | ada | SHOP-7 |\n| Test it | `[R1#9]` |  |  |\n");
  }

  @Test
  void refreshes_a_table_whose_columns_a_formatter_has_aligned() throws Exception {
    String mine =
        edit(
            HEAD + FIRST,
            FIRST,
            FIRST.replace("| agent |", "| agent      |") + "| now | ada | x |  |\n");
    assertThat(body(merge(mine, HEAD + FIRST, HEAD + FIRST.replace("10", "11"))))
        .contains("Suspected: 11");
  }

  @Test
  void leaves_a_frozen_block_as_it_is() throws Exception {
    String mine = Merge.fresh(one("- a 1")).replace("leakscribe:x ", "leakscribe:x frozen ");
    assertThat(merge(mine, "- a 1", "- a 2").text()).isEqualTo(mine);
  }

  @Test
  void does_not_bring_a_deleted_block_back_but_adds_a_new_one() throws Exception {
    List<Part> parts = List.of(new Part("a", "A"), new Part("b", "B"), new Part("c", "C"));
    String all = Merge.fresh(List.of(parts.get(0), parts.get(2)));
    String mine = all.replaceFirst("(?s)<!-- leakscribe:a .*?/leakscribe:a -->\n\n", "Mine.\n");
    String merged = Merge.of(mine, List.of(), parts).text();
    assertThat(merged).startsWith("Mine.\n<!-- leakscribe:b ").doesNotContain("leakscribe:a ");
    assertThat(Merge.of(merged, List.of(), parts).text()).isEqualTo(merged);
  }

  @Test
  void fills_a_pair_of_markers_that_a_person_wrote() throws Exception {
    String mine = "# Mine\n\n<!-- leakscribe:x -->\n<!-- /leakscribe:x -->\n";
    assertThat(Merge.of(mine, List.of(), one("Text")).text())
        .contains("-->\n\nText\n\n<!-- /leakscribe:x -->");
  }

  @Test
  void keeps_an_edited_block_whose_base_is_gone_and_says_so() throws Exception {
    String mine = edit("Text one", "one", "of mine");
    Merged merged = Merge.of(mine, List.of(), one("Text two"));
    assertThat(merged.text()).isEqualTo(mine);
    assertThat(merged.open()).containsExactly(new Merged.Open(Merged.Kind.NO_BASE, 1, "x"));
    assertThat(merged.isWantedBeside()).isTrue();
  }

  @Test
  void needs_no_base_while_the_source_has_not_changed() throws Exception {
    String mine = edit("Text one", "one", "of mine");
    Merged merged = Merge.of(mine, List.of(), one("Text one"));
    assertThat(merged.open()).isEmpty();
    assertThat(Merge.of(mine, List.of(merged.bases()), one("Text two")).isWantedBeside()).isFalse();
  }

  @Test
  void takes_no_base_that_somebody_has_changed() throws Exception {
    String mine = edit("Text one", "one", "of mine");
    String bases = Merge.bases(one("Text one")).replace("Text one", "Text of mine");
    assertThat(Merge.of(mine, List.of(bases), one("Text two")).isWantedBeside()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Reviewed, true", "closed, true", "In review, false", "Draft, false"})
  void changes_nothing_of_what_was_reviewed(String status, boolean isFinal) throws Exception {
    String mine = Merge.fresh(one("- a 1")) + "\n**Status:** " + status + "\n";
    Merged merged = merge(mine, "- a 1", "- a 2\n- b 1");
    assertThat(merged.text().equals(mine)).isEqualTo(isFinal);
    assertThat(merged.pending()).isEqualTo(isFinal ? List.of("- a 2", "- b 1") : List.of());
  }

  @Test
  void does_not_take_a_status_from_what_is_generated() throws Exception {
    assertThat(merge(Merge.fresh(one("Status: Reviewed")), "Status: Reviewed", "New").text())
        .contains("New");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text\n<!-- leakscribe:x -->\ntext",
        "text\n<!-- /leakscribe:x -->\n",
        "\n<!-- leakscribe:x -->\n<!-- leakscribe:y -->\n<!-- /leakscribe:y -->\n<!-- /leakscribe:x -->",
        "<!-- leakscribe:x --><!-- /leakscribe:x -->",
        "<!-- leakscribe:x melted -->\n<!-- /leakscribe:x -->",
        "<!-- leakscribe:x -->\n<!-- /leakscribe:x -->\n<!-- leakscribe:x -->\n<!-- /leakscribe:x -->",
      })
  void refuses_markers_that_do_not_fit_and_names_the_line(String text) {
    assertThatThrownBy(() -> Merge.of(text, List.of(), one("Text")))
        .isInstanceOfSatisfying(MarkerException.class, e -> assertThat(e.line()).isBetween(1, 3));
  }

  @Test
  void keeps_a_byte_order_mark_and_knows_the_marker_behind_it() throws Exception {
    String mine = "\uFEFF" + Merge.fresh(one("- a 1"));
    assertThat(merge(mine, "- a 1", "- a 2").text())
        .isEqualTo("\uFEFF" + Merge.fresh(one("- a 2")));
  }

  @Test
  void keeps_mixed_line_ends_between_blocks() throws Exception {
    String mine = "one\r\ntwo\n" + Merge.fresh(one("- a 1")) + "three\r\n";
    assertThat(merge(mine, "- a 1", "- a 2").text())
        .startsWith("one\r\ntwo\n")
        .endsWith("three\r\n");
  }

  @Test
  void reads_a_large_document_in_a_moment() throws Exception {
    StringBuilder rows = new StringBuilder(HEAD);
    for (int i = 0; i < 5000; i++) {
      rows.append(FIRST.replace("#1", "#" + i));
    }
    String mine = edit(rows.toString(), "#77]", "#77x]");
    String fresh = rows.toString().replace(": 10", ": 11");
    List<String> lines = body(merge(mine, rows.toString(), fresh)).lines().toList();
    assertThat(lines).hasSize(5002).filteredOn(line -> line.contains(": 10")).hasSize(1);
  }

  private static List<Part> one(String body) {
    return new ArrayList<>(List.of(new Part("x", body)));
  }

  private static String edit(String body, String what, String with) {
    String text = Merge.fresh(one(body));
    assertThat(text).contains(what);
    return text.replace(what, with);
  }

  private static Merged merge(String mine, String base, String fresh) throws MarkerException {
    return Merge.of(mine, List.of(Merge.bases(one(base))), one(fresh));
  }

  private static String body(Merged merged) throws MarkerException {
    Piece.Block block = Document.parse(merged.text(), false).blocks().get(0);
    return String.join("\n", Lines.trim(block.body())) + "\n";
  }
}
