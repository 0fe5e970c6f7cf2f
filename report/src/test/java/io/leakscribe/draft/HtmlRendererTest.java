package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.findings.Findings;
import io.leakscribe.journal.SkippedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlRendererTest {
  static List<Findings> stories() {
    return List.copyOf(Stories.all().values());
  }

  @ParameterizedTest
  @MethodSource("stories")
  void leads_every_link_to_one_place_in_the_page(Findings story) {
    String page = Drafts.html(story, SkippedLines.NONE);
    List<String> ids = all(page, " id=\"([^\"]*)\"");
    assertThat(ids).doesNotHaveDuplicates();
    List<String> targets = all(page, "href=\"([^\"]*)\"");
    assertThat(targets).isNotEmpty().allMatch(target -> target.startsWith("#"));
    assertThat(targets).allMatch(target -> ids.contains(target.substring(1)));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void skips_no_level_of_headings(Findings story) {
    assertLevels(Drafts.html(story, SkippedLines.NONE));
  }

  @Test
  void leads_a_citation_to_the_row_that_tells_of_its_event() {
    String page = Drafts.html(Stories.all().get("one-run"), SkippedLines.NONE);
    assertThat(page).contains("<a href=\"#row-7\">[R1#43]</a>");
    assertThat(page)
        .containsPattern(
            "<tr id=\"row-7\"><th scope=\"row\">7</th><td[^>]*>08:38:00</td>.*Leak confirmed");
  }

  @Test
  void numbers_the_events_of_the_picture_as_the_rows_of_the_table() {
    String page = Drafts.html(Stories.all().get("one-run"), SkippedLines.NONE);
    String picture = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
    assertThat(picture)
        .containsPattern("<a href=\"#row-9\"><title>2026-11-21 08:44:00 UTC: Paged the payments");
    assertThat(picture).contains("role=\"group\"").doesNotContain("role=\"img\"");
  }

  @Test
  void shows_the_way_from_the_root_as_boxes_with_what_is_known_of_them() {
    assertThat(Drafts.html(Stories.all().get("replicas"), SkippedLines.NONE))
        .containsPattern(
            "<ol class=\"chain\" role=\"list\">\n<li class=\"named\"><span>Root</span>")
        .contains("<small>48,211 entries, +9,121 an hour</small>")
        .containsPattern("<span>Leaks</span> <code>com.<wbr/>shop.<wbr/>Order</code>");
  }

  @Test
  void marks_times_for_machines_and_leaves_alone_what_is_none() {
    HtmlText text = new HtmlText(TimelineRows.of(List.of()));
    assertThat(text.line(Say.only("at 2026-11-21 08:24 UTC.")))
        .isEqualTo(
            "at <time datetime=\"2026-11-21T08:24Z\"><span>2026-11-21</span>"
                + " <span>08:24 UTC</span></time>.");
    assertThat(text.line(Say.only("at 2026-13-41 28:99 UTC"))).doesNotContain("<time");
    assertThat(text.line(Say.only("2026-11-21 08:24 in Nairobi"))).doesNotContain("<time");
  }

  @Test
  void bears_what_a_person_wrote_with_headings_of_any_level() {
    List<Section> sections =
        List.of(
            new Section("title", List.of(new Block.Heading(1, "Postmortem"))),
            new Section("person-1", List.of(new Block.Heading(1, "Mine"))),
            new Section(
                "person-2",
                List.of(
                    new Block.Heading(2, "Two"),
                    new Block.Heading(3, "Three"),
                    new Block.Heading(2, "<b>Four</b>"))),
            new Section("timeline", List.of(new Block.Heading(3, "No table"))));
    String page = HtmlRenderer.render("Postmortem", sections);
    assertLevels(page);
    assertThat(page)
        .contains("<a href=\"#person-2-2\">&lt;b&gt;Four&lt;/b&gt;</a>", "<a id=\"person-2-2\">");
  }

  /** Without a style sheet each chart must stand there once. */
  @Test
  void hides_the_pictures_for_phones_until_a_style_sheet_shows_them() {
    String page = Drafts.html(Stories.all().get("one-run"), SkippedLines.NONE);
    assertThat(all(page, "(<div class=\"at-desk\">)")).hasSize(3);
    assertThat(all(page, "(<div class=\"at-phone\" hidden=\"hidden\">)")).hasSize(3);
    assertThat(page.substring(page.indexOf("</style>"))).doesNotContain("style=");
  }

  private static void assertLevels(String page) {
    List<String> levels = all(page.substring(page.indexOf("<body>")), "<h([1-6])");
    assertThat(levels).startsWith("1").containsOnlyOnce("1");
    int last = 0;
    for (String level : levels) {
      assertThat(Integer.parseInt(level)).isLessThanOrEqualTo(last + 1);
      last = Integer.parseInt(level);
    }
  }

  private static List<String> all(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
