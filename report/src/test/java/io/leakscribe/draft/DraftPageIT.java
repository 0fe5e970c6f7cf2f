package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.SkippedLines;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser, at the width of a desk and of a phone, light and dark, and printed.
 * The pages and their pictures are kept under {@code target/pages}.
 */
class DraftPageIT {
  private static final Path PAGES = Path.of("target", "pages");
  private static final String DARK = "--blink-settings=preferredColorScheme=0";
  private static final int DESK = 1280;
  private static final int PHONE = 390;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static Map<String, Findings> stories;

  @BeforeAll
  static void writesThePages() throws Exception {
    chromium = new Chromium(directory);
    stories = Stories.all();
    Files.createDirectories(PAGES);
    for (Map.Entry<String, Findings> story : stories.entrySet()) {
      Files.writeString(page(story.getKey()), Drafts.html(story.getValue(), SkippedLines.NONE));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reads_well_at_a_desk_and_on_a_phone_in_either_scheme(boolean dark) throws Exception {
    List<JsonObject> found = look(dark);
    assertThat(found).hasSize(stories.size() * 2);
    for (JsonObject page : found) {
      String where = page.get("page") + " at " + page.get("width") + (dark ? " dark" : " light");
      assertThat(page.get("error")).as(where).isNull();
      assertThat(page.get("axe").getAsBoolean()).as(where).isEqualTo(dark == isPhone(page));
      assertThat(list(page, "wide")).as("reaches out of the page: " + where).isEmpty();
      assertThat(page.get("scrollWidth").getAsInt())
          .as("scrolls sideways: " + where)
          .isLessThanOrEqualTo(page.get("width").getAsInt());
      assertThat(list(page, "overlaps")).as("words on words: " + where).isEmpty();
      assertThat(list(page, "tiny")).as("words too small: " + where).isEmpty();
      assertThat(list(page, "deadLinks")).as("links to nowhere: " + where).isEmpty();
      assertThat(list(page, "violations")).as("rules of accessibility: " + where).isEmpty();
    }
  }

  /** Else a page that cannot be looked into would pass for a good one. */
  @Test
  void sees_what_is_wrong_with_a_page() throws Exception {
    Files.writeString(
        PAGES.resolve("wrong.html"),
        """
        <html><body><div style="width:2000px"><a href="#nowhere">x</a> wide</div><img src="data:,">
        <svg width="300" height="60" viewBox="0 0 900 180"><text x="5" y="20">one</text>
        <text x="9" y="21">two</text><text x="880" y="90">beyond</text></svg></body></html>
        """);
    List<Object> asked = List.of("wrong.html", PHONE, true);
    JsonObject page = look(PAGES.resolve("look-wrong.html"), List.of(asked), false).get(0);
    assertThat(page.get("scrollWidth").getAsInt()).isGreaterThan(PHONE);
    assertThat(list(page, "wide")).isNotEmpty();
    assertThat(list(page, "overlaps")).hasSize(2);
    assertThat(list(page, "tiny")).isNotEmpty();
    assertThat(list(page, "deadLinks")).containsExactly("#nowhere");
    assertThat(String.join(" ", list(page, "violations"))).contains("image-alt", "html-has-lang");
  }

  @ParameterizedTest
  @CsvSource({"one-run, 5, 9", "hostile, 4, 12"})
  void prints_with_nothing_cut_and_every_number_shown(String story, int least, int most)
      throws Exception {
    Path pdf = PAGES.resolve(story + ".pdf");
    chromium.pdf(page(story), pdf);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getNumberOfPages()).isBetween(least, most);
      Margins margins = new Margins();
      String text = margins.getText(document);
      assertThat(margins.outside).as("words beyond the edge of the paper").isEmpty();
      String words = text.replaceAll("\\s+", " ");
      assertThat(words)
          .contains("In ten seconds", "Corrective and preventative measures", "About this draft");
      List<String> row = io.leakscribe.chart.Charts.of(stories.get(story)).get(0).table().get(3);
      assertThat(words).as("the tables that are folded on the screen").contains(row.get(3));
      assertThat(words).doesNotContain("The numbers Time");
    }
  }

  @Test
  void shows_itself_to_a_person() throws Exception {
    chromium.screenshot(page("one-run"), PAGES.resolve("one-run-desk.png"), DESK, 2600);
    chromium.screenshot(frame("over-kill"), PAGES.resolve("over-kill-phone.png"), PHONE, 3000);
    chromium.screenshot(
        page("replicas"), PAGES.resolve("replicas-desk-dark.png"), DESK, 2600, DARK);
    assertThat(PAGES.resolve("one-run-desk.png")).isNotEmptyFile();
    assertThat(PAGES.resolve("over-kill-phone.png")).isNotEmptyFile();
    assertThat(PAGES.resolve("replicas-desk-dark.png")).isNotEmptyFile();
  }

  /** Asks one browser about all pages: starting it takes longer than looking. */
  private static List<JsonObject> look(boolean dark) throws Exception {
    List<List<Object>> asked = new ArrayList<>();
    for (String story : stories.keySet()) {
      // The rules of accessibility take most of the time: light at a desk, dark on a phone.
      asked.add(List.of(story + ".html", DESK, !dark));
      asked.add(List.of(story + ".html", PHONE, dark));
    }
    return look(PAGES.resolve(dark ? "look-dark.html" : "look.html"), asked, dark);
  }

  private static List<JsonObject> look(Path harness, List<List<Object>> asked, boolean dark)
      throws Exception {
    String axe = resource("/axe.min.js").replace("</script", "<\\/script");
    Files.writeString(
        harness,
        """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"/><title>look</title><body>
        <script type="text/plain" id="axe">%s</script>
        <script>const axeSource = document.getElementById('axe').textContent;
        const asked = %s;</script>
        <script>%s</script></body></html>
        """
            .formatted(axe, new Gson().toJson(asked), resource("look.js")));
    String dom = dark ? chromium.dom(harness, DARK) : chromium.dom(harness);
    Matcher found = Pattern.compile("<pre id=\"found\">(.*?)</pre>", Pattern.DOTALL).matcher(dom);
    assertThat(found.find()).as("the browser has answered").isTrue();
    String json = found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    List<JsonObject> answers = new ArrayList<>();
    JsonParser.parseString(json).getAsJsonArray().forEach(a -> answers.add(a.getAsJsonObject()));
    return answers;
  }

  /** A window of the browser cannot be as narrow as a phone, a frame can. */
  private static Path frame(String story) throws Exception {
    Path frame = PAGES.resolve(story + "-frame.html");
    Files.writeString(
        frame,
        """
        <body style="margin:0"><iframe src="%s.html" width="%d" height="3000" style="border:0">\
        </iframe></body>
        """
            .formatted(story, PHONE));
    return frame;
  }

  private static boolean isPhone(JsonObject page) {
    return page.get("width").getAsInt() == PHONE;
  }

  private static List<String> list(JsonObject page, String name) {
    JsonArray array = page.getAsJsonArray(name);
    List<String> list = new ArrayList<>();
    for (JsonElement element : array) {
      list.add(element.getAsString());
    }
    return list;
  }

  private static Path page(String story) {
    return PAGES.resolve(story + ".html").toAbsolutePath();
  }

  private static String resource(String name) throws Exception {
    try (InputStream in = DraftPageIT.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads a document's words, and which of them lie beyond the edges of the paper. */
  private static final class Margins extends PDFTextStripper {
    private final List<String> outside = new ArrayList<>();

    @Override
    protected void processTextPosition(TextPosition text) {
      boolean inside =
          text.getXDirAdj() >= 0
              && text.getXDirAdj() + text.getWidthDirAdj() <= text.getPageWidth() + 1
              && text.getYDirAdj() <= text.getPageHeight() + 1;
      if (!inside) {
        outside.add(text.getUnicode());
      }
      super.processTextPosition(text);
    }
  }
}
