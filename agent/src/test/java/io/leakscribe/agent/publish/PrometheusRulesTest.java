package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusRulesTest {
  private static final Path DOCS = Path.of("../docs");
  private static final String OURS = "leakscribe";
  private static final String WEAK = "jvm-memory";

  @ParameterizedTest
  @ValueSource(strings = {OURS, WEAK})
  void promtool_finds_no_fault_in_the_rules(String name) throws Exception {
    Promtool.passes("check", "rules", "--lint-fatal", file(name, "rules.yml").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, WEAK})
  void each_rule_does_what_it_should_and_nothing_else(String name) throws Exception {
    Promtool.passes("test", "rules", file(name, "rules-test.yml").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, WEAK})
  void each_rule_has_a_test(String name) throws Exception {
    String rules = Files.readString(file(name, "rules.yml"));
    String tests = Files.readString(file(name, "rules-test.yml"));

    assertThat(named("record", rules)).isNotEmpty().allMatch(tests::contains);
    assertThat(named("alert", rules))
        .allSatisfy(
            alert -> assertThat(tests).containsPattern("alertname: " + alert + "\\s+exp_alerts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, WEAK})
  void each_alert_leads_to_its_section_of_the_runbook(String name) throws Exception {
    String rules = Files.readString(file(name, "rules.yml"));
    Set<String> alerts = named("alert", rules);
    List<String> runbook = Files.readAllLines(DOCS.resolve("runbook.md"));

    assertThat(runbook).containsAll(alerts.stream().map(alert -> "## " + alert).toList());
    assertThat(Queries.all(Pattern.compile("(?<=runbook_url: docs/runbook.md#)\\w+"), rules))
        .isEqualTo(lowerCase(alerts));
  }

  @Test
  void the_names_of_our_alerts_are_those_that_others_route_by() throws Exception {
    assertThat(named("alert", Files.readString(file(OURS, "rules.yml"))))
        .containsExactlyInAnyOrder(
            "LeakscribeLeakSuspected",
            "LeakscribeLeakConfirmed",
            "LeakscribeHeapExhaustionSoon",
            "LeakscribeAgentDown");
  }

  @Test
  void weak_rules_say_that_they_are() throws Exception {
    String rules = Files.readString(file(WEAK, "rules.yml"));
    int alerts = named("alert", rules).size();

    assertThat(rules.split("evidence: weak", -1)).hasSize(alerts + 1);
    assertThat(rules.split("summary: '[^']*\\(weak: no agent\\)'", -1)).hasSize(alerts + 1);
  }

  @Test
  void promtool_finds_no_fault_in_a_scrape() throws Exception {
    Promtool.Result result = Promtool.run(Full.scrape(), "check", "metrics");
    assertThat(result.output()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void our_rules_ask_for_nothing_that_is_neither_exposed_nor_recorded() throws Exception {
    Set<String> asked = Queries.asked(Files.readString(file(OURS, "rules.yml")));

    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(Queries.known()).containsAll(asked);
  }

  private static Path file(String name, String rest) {
    return DOCS.resolve("prometheus").resolve(name + "-" + rest);
  }

  private static Set<String> named(String kind, String rules) {
    return Queries.all(Pattern.compile("(?<=- " + kind + ": )\\S+"), rules);
  }

  private static Set<String> lowerCase(Set<String> names) {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }
}
