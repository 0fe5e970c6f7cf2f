package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusRulesTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path RULES = DOCS.resolve("prometheus/leakscribe-rules.yml");
  private static final Path TESTS = DOCS.resolve("prometheus/leakscribe-rules-test.yml");

  private final Metrics metrics = new Metrics("0.1.0", "2.4.1");

  @Test
  void promtool_finds_no_fault_in_the_rules() throws Exception {
    passes(Promtool.run("", "check", "rules", "--lint-fatal", RULES.toString()));
  }

  @Test
  void each_alert_fires_when_it_should_and_names_the_suspect() throws Exception {
    passes(Promtool.run("", "test", "rules", TESTS.toString()));
  }

  @Test
  void promtool_finds_no_fault_in_a_scrape() throws Exception {
    metrics.update(Seen.observation(3), Seen.assessment(2), 2);
    Promtool.Result result =
        Promtool.run(metrics.scrape(HttpEndpoint.TEXT_TYPE), "check", "metrics");
    assertThat(result.output()).isEmpty();
    passes(result);
  }

  @Test
  void the_rules_ask_for_nothing_that_is_not_exposed() throws Exception {
    metrics.update(Seen.observation(3), Seen.assessment(2), 2);
    String scrape = metrics.scrape(HttpEndpoint.TEXT_TYPE);
    Set<String> asked = all(RULES, "leakscribe_[a-z_]+");

    assertThat(asked).hasSizeGreaterThan(3);
    assertThat(asked).allSatisfy(name -> assertThat(scrape).contains("\n" + name));
  }

  @Test
  void each_alert_leads_to_its_section_of_the_runbook() throws Exception {
    Set<String> alerts = all(RULES, "(?<=- alert: )\\w+");
    List<String> runbook = Files.readAllLines(DOCS.resolve("runbook.md"));

    assertThat(alerts).hasSize(4);
    assertThat(runbook).containsAll(alerts.stream().map(alert -> "## " + alert).toList());
    assertThat(all(RULES, "(?<=runbook_url: docs/runbook.md#)\\w+")).isEqualTo(lowerCase(alerts));
  }

  private static Set<String> lowerCase(Set<String> names) {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static void passes(Promtool.Result result) {
    assertThat(result.exit()).as(result.output()).isZero();
  }

  private static Set<String> all(Path file, String pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .forEach(found::add);
    return found;
  }
}
