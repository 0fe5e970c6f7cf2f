package io.leakscribe.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.Stage;
import io.leakscribe.outside.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows as a tired reader meets them. */
class TimelineTest {

  @Test
  void what_a_process_said_in_the_second_of_its_death_comes_before_its_death() {
    List<String> rows =
        rows(
            new Scenario()
                .starts("r1", 0, "2.4.0")
                .samples(1, 24, 60, 3.4)
                .leak(24, Stage.SUSPECTED, 0.62, 1440, 75)
                .leak(38.01, Stage.CRITICAL, 0.97, 2280, 55)
                .starts("r2", 52, "2.4.0")
                .lost(52, "r1", 38));
    assertThat(rows.get(rows.size() - 2))
        .isEqualTo("Process R1 was killed from outside, not out of memory; found 14 min later.");
    assertThat(rows.get(rows.size() - 3)).startsWith("Critical: heap full between");
  }

  @Test
  void confirmed_and_critical_in_one_breath_tell_the_forecast_once() {
    List<String> rows =
        rows(
            new Scenario()
                .starts("r1", 0, "2.4.0")
                .leak(24, Stage.SUSPECTED, 0.62, 1440, 75)
                .leak(38, Stage.CONFIRMED, 0.97, 2280, 55)
                .leak(38.01, Stage.CRITICAL, 0.97, 2280, 55));
    int last = rows.size() - 1;
    assertThat(rows.get(last - 1)).doesNotContain("full").contains("confirmed", "2,280 entries");
    assertThat(rows.get(last)).matches("Critical: heap full between \\S+ and \\S+\\.");
  }

  @Test
  void an_update_says_what_changed() {
    List<String> rows = rows(Scenario.oneRun());
    assertThat(rows)
        .anyMatch(row -> row.startsWith("Surer: 80 % (was 62 %); com.shop.SessionRegistry"));
    assertThat(rows).noneMatch(row -> row.contains("updates up to here"));
  }

  @Test
  void what_was_cleared_in_one_breath_is_one_row_in_words() {
    Scenario cleared =
        new Scenario()
            .starts("r1", 0, "2.4.0")
            .leak(24, Stage.SUSPECTED, 0.62, 1440, 75)
            .cleared(39, "gc-configuration", "2 % of the time")
            .cleared(39, "native-memory", "unchanged");
    assertThat(rows(cleared))
        .contains("Ruled out: the settings of the collector and memory outside the heap.");
  }

  @Test
  void names_are_cut_to_what_tells_them_apart() {
    assertThat(ShortName.of("com.shop.Cache.quotes")).isEqualTo("Cache.quotes");
    assertThat(ShortName.of("com.shop.Cache.put(Cache.java:13)"))
        .isEqualTo("Cache.put(Cache.java:13)");
    assertThat(ShortName.of("threads pool-#-thread-#")).isEqualTo("threads pool-#-thread-#");
    assertThat(ShortName.of("byte[]")).isEqualTo("byte[]");
    assertThat(ShortName.of("prometheus.json")).isEqualTo("prometheus.json");
    assertThat(ShortName.of("")).isEmpty();
    assertThat(ShortName.of("...")).isEqualTo("...");
    assertThat(ShortName.of("up{job=\"com.shop.Cache\"}")).isEqualTo("up{job=\"com.shop.Cache\"}");
  }

  private static List<String> rows(Scenario scenario) {
    return Timeline.of(Findings.of(scenario.incident(), Recording.NONE)).stream()
        .map(Row::what)
        .toList();
  }
}
