package io.leakscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every relative link of the documentation leads to a file, and every anchor to a heading. */
class DocumentLinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
  private static final Pattern OUTSIDE = Pattern.compile("^[a-z][a-z0-9+.-]*:.*");

  @Test
  void everyRelativeLinkResolves() throws IOException {
    List<Path> pages = pages();
    assertThat(pages).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/safety.md"));
    assertThat(pages.stream().flatMap(page -> broken(page).stream())).isEmpty();
  }

  @Test
  void aMissingFileAndAMissingHeadingAreFound(@TempDir Path dir) throws IOException {
    Path page = dir.resolve("page.md");
    Files.writeString(
        page,
        """
        # A `Title`, with signs!
        [here](#a-title-with-signs) [gone](no.md) [none](page.md#nowhere) [out](https://a.example)
        ```
        [code](is-no-link.md)
        ```
        """);

    assertThat(broken(page))
        .containsExactly(page + ": 'no.md' is no file", page + ": 'page.md#nowhere' is no heading");
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT)) {
      List<Path> pages = new ArrayList<>();
      for (Path entry : top.sorted().toList()) {
        if (!name(entry).startsWith(".")) {
          collect(entry, pages);
        }
      }
      return pages;
    }
  }

  private static void collect(Path from, List<Path> into) throws IOException {
    // Drafts link to what lies beside them in a run. ExamplesTest holds those of docs/examples.
    Set<String> skipped = Set.of("target", "src", "demo-runs", "examples");
    if (Files.isRegularFile(from) && name(from).endsWith(".md")) {
      into.add(from);
    } else if (Files.isDirectory(from) && !skipped.contains(name(from))) {
      try (Stream<Path> inside = Files.list(from)) {
        for (Path entry : inside.sorted().toList()) {
          collect(entry, into);
        }
      }
    }
  }

  private static List<String> broken(Path page) {
    List<String> broken = new ArrayList<>();
    Matcher link = LINK.matcher(CODE.matcher(text(page)).replaceAll(""));
    while (link.find()) {
      String target = link.group(1);
      if (!OUTSIDE.matcher(target).matches()) {
        String wrong = wrong(page, target);
        if (!wrong.isEmpty()) {
          broken.add(page + ": '" + target + "' is " + wrong);
        }
      }
    }
    return broken;
  }

  private static String wrong(Path page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(file)) {
      return "no file";
    }
    return parts.length == 2 && name(file).endsWith(".md") && !anchors(file).contains(parts[1])
        ? "no heading"
        : "";
  }

  /** As GitHub makes them: lower case, signs left out, dashes for blanks, a number when doubled. */
  private static Set<String> anchors(Path file) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    Matcher heading =
        HEADING.matcher(Pattern.compile("(?s)```.*?```").matcher(text(file)).replaceAll(""));
    while (heading.find()) {
      String words = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
      String slug =
          words
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .strip()
              .replace(' ', '-');
      int times = seen.merge(slug, 1, Integer::sum);
      anchors.add(times == 1 ? slug : slug + "-" + (times - 1));
    }
    return anchors;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
