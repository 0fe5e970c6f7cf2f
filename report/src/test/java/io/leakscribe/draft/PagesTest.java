package io.leakscribe.draft;

import io.leakscribe.journal.SkippedLines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void write() throws Exception {
    Path dir = Files.createDirectories(Path.of("target/pages"));
    for (var story : Stories.all().entrySet()) {
      Files.writeString(
          dir.resolve(story.getKey() + ".html"), Drafts.html(story.getValue(), SkippedLines.NONE));
      for (var chart : io.leakscribe.chart.Charts.of(story.getValue())) {
        Files.writeString(
            dir.resolve(story.getKey() + "-" + chart.name() + ".svg"), chart.standalone());
      }
    }
  }
}
