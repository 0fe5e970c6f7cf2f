package io.leakscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedRulesTest {

  @Test
  void the_documentation_lists_the_rules_as_they_are() throws Exception {
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "lint.md")).stream()
            .filter(line -> line.startsWith("| L"))
            .toList();
    List<String> rules =
        Stream.of(Rule.values())
            .map(rule -> "| %s | %s | %s |".formatted(rule, rule.sentence(), rule.weight().label()))
            .toList();
    assertThat(documented).isEqualTo(rules);
  }
}
