package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page names the versions that the trials run with. */
final class CompatibilityPageTest {
  private static final Pattern VERSION =
      Pattern.compile("<((?:others|old)\\.[a-z0-9-]+)\\.version>([^<]+)<");

  /** What the page calls those that the build names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "others.opentelemetry", "OpenTelemetry Java agent",
          "others.jmx-exporter", "jmx_exporter",
          "others.elastic", "Elastic APM",
          "others.datadog", "Datadog (tracing)",
          "old.byte-buddy", "Byte Buddy",
          "old.caffeine", "Caffeine",
          "old.logback", "logback",
          "old.micrometer", "Micrometer",
          "old.picocli", "picocli",
          "old.slf4j", "SLF4J");

  @Test
  void has_a_row_with_the_version_of_each_that_was_tried() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "compatibility.md"));
    Map<String, String> tried = tried();

    assertThat(tried).containsOnlyKeys(NAMES.keySet());
    tried.forEach(
        (key, version) ->
            assertThat(page).contains("| " + NAMES.get(key) + " | " + version + " |"));
  }

  private static Map<String, String> tried() throws Exception {
    Map<String, String> tried = new TreeMap<>();
    Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
    while (version.find()) {
      tried.put(version.group(1), version.group(2));
    }
    return tried;
  }
}
