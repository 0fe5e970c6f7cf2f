package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names in the weak rules against what says them. */
class JvmNamesTest {
  private static final Path RULES = Path.of("../docs/prometheus/jvm-memory-rules.yml");

  @Test
  void micrometer_exposes_what_the_rules_ask_for() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (JvmGcMetrics collections = new JvmGcMetrics();
        JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics()) {
      collections.bindTo(registry);
      pressure.bindTo(registry);
      String scrape = registry.scrape();

      assertThat(Files.readString(RULES))
          .contains("jvm_gc_live_data_size_bytes >", "jvm_gc_max_data_size_bytes >")
          .contains("{__name__=~\"jvm_memory_usage_after_gc(_percent)?\",area=\"heap\"}");
      assertThat(scrape)
          .contains("\njvm_gc_live_data_size_bytes ", "\njvm_gc_max_data_size_bytes ")
          .containsPattern("\njvm_memory_usage_after_gc(_percent)?\\{area=\"heap\"");
    } finally {
      registry.close();
    }
  }

  @Test
  void the_old_pool_of_this_jvm_is_among_those_that_the_rules_add_up_and_no_other()
      throws Exception {
    Set<String> patterns =
        Queries.all(Pattern.compile("(?<=pool(_name)?=~\")[^\"]+"), Files.readString(RULES));
    assertThat(patterns).hasSize(1);
    Pattern old = Pattern.compile(patterns.iterator().next());
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> old.matcher(pool.getName()).matches())
            .toList();

    assertThat(pools).singleElement();
    assertThat(pools.get(0).getType()).isEqualTo(MemoryType.HEAP);
    assertThat(pools.get(0).getCollectionUsage()).isNotNull();
  }
}
