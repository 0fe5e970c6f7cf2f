package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  @TempDir Path root;

  @Test
  void aProgramMeetsItsLibrariesAndNoneOfOurs() throws IOException {
    Site site = Site.in(root);
    Files.createDirectories(site.libraries());
    for (String jar :
        List.of(
            "guava-33.jar",
            "leakscribe-report-1.jar",
            "picocli-4.jar",
            "flightrecorder.rules-9.jar",
            "common-9.jar",
            "commons-pool2-2.jar")) {
      Files.createFile(site.libraries().resolve(jar));
    }

    assertThat(site.classPath().split(File.pathSeparator))
        .extracting(entry -> Path.of(entry).getFileName().toString())
        .containsExactly("classes", "commons-pool2-2.jar", "guava-33.jar");
  }
}
