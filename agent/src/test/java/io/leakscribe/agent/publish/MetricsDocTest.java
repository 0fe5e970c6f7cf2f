package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsDocTest {
  private static final Pattern QUERY = Pattern.compile("(?m)^\\| [^|`]+ \\| `([^`]+)`[^|]* \\|$");

  @Test
  void tells_of_each_metric_its_type_labels_and_help_as_a_scrape_does() throws Exception {
    assertThat(MetricRow.documented()).isEqualTo(MetricRow.scraped(Full.scrape()));
  }

  @Test
  void each_query_is_understood() throws Exception {
    List<String> queries = new ArrayList<>();
    Matcher query = QUERY.matcher(Files.readString(MetricRow.DOC));
    while (query.find()) {
      queries.add(query.group(1));
    }
    assertThat(queries).hasSizeGreaterThan(5);
    Queries.assertUnderstood(queries);
  }

  @Test
  void the_recording_rules_are_told() throws Exception {
    String readme = Files.readString(Path.of("../docs/prometheus/README.md"));
    assertThat(Queries.recorded()).isNotEmpty().allSatisfy(r -> assertThat(readme).contains(r));
  }
}
