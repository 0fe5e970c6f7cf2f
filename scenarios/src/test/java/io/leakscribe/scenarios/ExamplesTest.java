package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The examples that are kept, and what their README says of them. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static final Pattern QUOTE = Pattern.compile("“([^”]+)”");
  private static final Pattern PLACE_OF_A_MACHINE =
      Pattern.compile("(?<![\\w./:])/(home|root|tmp|work|var|usr|Users)/");

  static final List<Play> plays = Play.ALL;

  @ParameterizedTest(name = "{0}")
  @FieldSource("plays")
  void everyQuoteIsInTheDraft(Play play) {
    String draft = plain(read(directory(play).resolve("postmortem.md")));
    List<String> quotes = QUOTE.matcher(section(play)).results().map(ExamplesTest::quote).toList();
    assertThat(quotes).hasSizeGreaterThan(5);
    for (String quote : quotes) {
      // What changes with each run is left out of a quote.
      assertThat(draft).as(quote).containsSubsequence(List.of(plain(quote).split(" ?… ?")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("plays")
  void theHolderTheAlertAndThePeopleAreInTheDraft(Play play) {
    String draft = read(directory(play).resolve("postmortem.md"));
    String holder = String.valueOf(Scenario.number(play.number()).holder());
    assertThat(draft.lines().filter(line -> line.startsWith("# ")))
        .singleElement()
        .asString()
        .contains(holder.substring(holder.lastIndexOf('.', holder.lastIndexOf('.') - 1) + 1));
    assertThat(draft).contains(Crew.CONFIRMED).contains("| person |");
    assertThat(draft.lines().filter(line -> line.startsWith("| Recovery |")))
        .singleElement()
        .asString()
        .doesNotContain("unknown");
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("plays")
  void nothingIsMissingAndNoMachineIsNamed(Play play) throws IOException {
    Path directory = directory(play);
    for (String file : List.of("postmortem.md", "postmortem.html", "postmortem.json")) {
      assertThat(read(directory.resolve(file))).as(file).doesNotContainPattern(PLACE_OF_A_MACHINE);
    }
    assertThat(read(directory.resolve("prometheus.json"))).contains("\"query\"");
    for (String file : List.of("desktop.png", "phone.png")) {
      assertThat(Files.size(directory.resolve(file))).as(file).isBetween(5_000L, 200_000L);
    }
  }

  @Test
  void theReadmeHasASectionForEach() {
    assertThat(plays).allSatisfy(play -> assertThat(section(play)).contains("| "));
  }

  private static String section(Play play) {
    String readme = read(EXAMPLES.resolve("README.md"));
    int from = readme.indexOf("\n## " + play.number() + " ");
    int to = readme.indexOf("\n## ", from + 1);
    assertThat(from).as("section %d", play.number()).isPositive();
    return readme.substring(from, to < 0 ? readme.length() : to);
  }

  private static String quote(MatchResult match) {
    return match.group(1);
  }

  /** Without what only Markdown needs. */
  private static String plain(String markdown) {
    return markdown.replaceAll("[`*\\\\]", "");
  }

  private static Path directory(Play play) {
    return EXAMPLES.resolve(play.number() + "-" + play.slug());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
