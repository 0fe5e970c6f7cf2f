package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.findings.Findings;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.Recording;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** A person edits a real draft, and the HTML shows it. */
class PersonsDocumentTest {
  private static final Set<Drafts.Format> ALL = EnumSet.allOf(Drafts.Format.class);

  @TempDir Path dir;
  private Path draft;

  @BeforeEach
  void draft() throws Exception {
    draft = refresh(Scenario.oneRun()).file();
  }

  @Test
  void shows_what_was_added_and_changed_and_says_where_it_comes_from() throws Exception {
    edit("## Timeline\n", "## Timeline\n\nAda was **on call**.\n");
    edit("Ruled out: more traffic.", "It was <b>not</b> traffic.");
    edit("- **Owner:**", "- **Owner:** payments");
    Refreshed refreshed = refresh(Scenario.oneRun());
    String html = html();
    assertThat(refreshed.messages()).isEmpty();
    assertThat(html)
        .contains(
            "</code>, which people have edited; edit that file, not this page. Status: <strong>Draft</strong>.")
        .contains("<p>Ada was <strong>on call</strong>.</p>")
        .contains("It was &lt;b&gt;not&lt;/b&gt; traffic.")
        .contains("payments");
  }

  @Test
  void shows_no_word_of_editing_where_nobody_did() throws Exception {
    assertThat(html()).doesNotContain("people have edited").contains("In ten seconds");
    assertThat(html()).contains("<svg");
  }

  @Test
  void shows_an_edited_block_as_the_generated_one_would_be() throws Exception {
    String before = html();
    // A word less in every block that has one: all are read from the Markdown now.
    String edited = Files.readString(draft).replaceAll("(?m)^(<!-- /leakscribe)", "zzz\n\n$1");
    Files.writeString(draft, edited);
    refresh(Scenario.oneRun());
    String after = html().replaceAll("<p>zzz</p>\\n", "").replaceAll("<p>This page shows.*\\n", "");
    assertThat(words(after)).isEqualTo(words(before));
  }

  @Test
  void shows_the_reviewed_document_and_not_the_newer_journal() throws Exception {
    edit("**Status:** Draft", "**Status:** Reviewed");
    String reviewed = Files.readString(draft);
    Refreshed refreshed = refresh(Scenario.oneRun().note(50, "Called the vendor", "ada"));
    assertThat(refreshed.isConflict()).isFalse();
    assertThat(refreshed.messages().get(0)).contains("is 'Reviewed' and stays as it is");
    assertThat(String.join("\n", refreshed.messages())).contains("Called the vendor");
    assertThat(draft).content().isEqualTo(reviewed);
    assertThat(html()).doesNotContain("Called the vendor").contains("<strong>Reviewed</strong>");
    assertThat(draft.resolveSibling("postmortem.json")).content().contains("Called the vendor");
  }

  @Test
  void writes_html_and_json_although_a_marker_is_missing() throws Exception {
    edit("<!-- /leakscribe:timeline -->", "");
    Refreshed refreshed = refresh(Scenario.oneRun().note(50, "Called the vendor", "ada"));
    assertThat(refreshed.isConflict()).isTrue();
    assertThat(html())
        .contains("Called the vendor")
        .contains("generated without what people wrote");
    assertThat(draft.resolveSibling("postmortem.json")).content().contains("Called the vendor");
    assertThat(draft).content().doesNotContain("Called the vendor");
  }

  @Test
  void lets_nothing_that_a_person_wrote_act_in_the_page() throws Exception {
    edit(
        "## Timeline\n",
        "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://evil/z.png)"
            + " <img src=x onerror=y>\n\n| a |\n| --- |\n| b | c\\|d | \u0000\u202E |\n\n```\n</pre>\n");
    refresh(Scenario.oneRun());
    assertThat(html())
        .contains("&lt;img")
        .doesNotContain("<script", "<img", "\u202E")
        .doesNotContainPattern("href=\"[^#]");
  }

  @Test
  void refreshes_a_file_of_choice_and_keeps_what_was_written() throws Exception {
    Path chosen = dir.resolve("pm.md");
    Findings findings = Findings.of(Scenario.oneRun().incident(), Recording.NONE);
    Drafts.refresh(chosen, findings, SkippedLines.NONE);
    Files.writeString(chosen, "# Ours\n" + Files.readString(chosen));
    Findings more =
        Findings.of(Scenario.oneRun().note(50, "Called", "ada").incident(), Recording.NONE);
    assertThat(Drafts.refresh(chosen, more, SkippedLines.NONE).file()).isEqualTo(chosen);
    assertThat(chosen).content().startsWith("# Ours\n").contains("| Called");
  }

  private void edit(String what, String with) throws Exception {
    String text = Files.readString(draft);
    assertThat(text).contains(what);
    Files.writeString(draft, text.replace(what, with));
  }

  private Refreshed refresh(Scenario scenario) throws Exception {
    return Drafts.refresh(
        dir, Findings.of(scenario.incident(), Recording.NONE), SkippedLines.NONE, ALL);
  }

  /** The page, which must be well-formed. */
  private String html() throws Exception {
    String html = Files.readString(draft.resolveSibling("postmortem.html"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    return html;
  }

  private static List<String> words(String html) {
    String body = html.substring(html.indexOf("<body>"));
    return List.of(
        body.replaceAll("(?s)<caption>.*?</caption>", "").replaceAll("<[^>]*>", " ").split("\\s+"));
  }
}
