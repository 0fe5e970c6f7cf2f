package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics("0.1.0", "2.4.1");

  @Test
  void names_are_those_of_the_contract() {
    metrics.update(Seen.observation(3), Seen.assessment(2), 2);
    metrics.event("leak.suspected");

    assertThat(metrics.scrape(HttpEndpoint.TEXT_TYPE))
        .contains(
            "leakscribe_heap_floor_bytes 4.0E7",
            "leakscribe_heap_max_bytes 1.0E9",
            "leakscribe_heap_floor_growth_bytes_per_second 1000.0",
            "leakscribe_incident_state 2.0",
            "leakscribe_exhaustion_seconds{bound=\"expected\",resource=\"heap\"} 3600.0",
            "leakscribe_exhaustion_seconds{bound=\"latest\",resource=\"heap\"} +Inf",
            "leakscribe_exhaustion_seconds{bound=\"earliest\",resource=\"direct\"} +Inf",
            "leakscribe_suspect_confidence_ratio{holder=\"com.shop.R0.map\",kind=\"session\",leaking_class=\"com.shop.Session\"} 0.9",
            "leakscribe_holder_entries{holder=\"com.shop.R0.map\"} 100.0",
            "leakscribe_sessions_live{type=\"com.shop.Session\"} 50.0",
            "leakscribe_sessions_created_total{type=\"com.shop.Session\"} 100.0",
            "leakscribe_sessions_ended_total{type=\"com.shop.Session\"} 50.0",
            "leakscribe_sessions_retained_after_end{type=\"com.shop.Session\"} 20.0",
            "leakscribe_cache_entries{cache=\"com.shop.Prices.cache\"} 50.0",
            "leakscribe_cache_evicted_retained{cache=\"com.shop.Prices.cache\"} 20.0",
            "leakscribe_events_total{type=\"leak.suspected\"} 1.0",
            "leakscribe_events_total{type=\"leak.resolved\"} 0.0",
            "leakscribe_agent_cpu_seconds_total ",
            "leakscribe_agent_pause_seconds_total 0.0",
            "leakscribe_agent_tracked_objects 0.0",
            "leakscribe_agent_errors_total 0.0",
            "leakscribe_build_info{service_version=\"2.4.1\",version=\"0.1.0\"} 1");
  }

  @Test
  void the_run_of_the_journal_is_named() {
    metrics.run("20261121T080000000-42-ab12", Instant.parse("2026-11-21T08:00:00.5Z"));
    assertThat(lines("leakscribe_run_info"))
        .containsExactly("leakscribe_run_info{run=\"20261121T080000000-42-ab12\"} 1");
    assertThat(lines("process_start_time_seconds"))
        .containsExactly("process_start_time_seconds 1.7952480005E9");
  }

  @Test
  void at_most_twenty_holders_and_suspects_are_shown_and_stale_ones_go() {
    metrics.update(Seen.observation(50), Seen.assessment(30), 1);
    assertThat(lines("leakscribe_holder_entries{")).hasSize(20);
    assertThat(lines("leakscribe_suspect_confidence_ratio{")).hasSize(20);

    metrics.update(Seen.observation(1), Seen.assessment(0), 0);
    assertThat(lines("leakscribe_holder_entries{")).hasSize(1);
    assertThat(lines("leakscribe_suspect_confidence_ratio{")).isEmpty();
  }

  @Test
  void cpu_time_does_not_fall_when_a_thread_ends() {
    AgentCpu cpu = new AgentCpu();
    cpu.take(Map.of(1L, 2_000_000_000L, 2L, 1_000_000_000L));

    assertThat(cpu.take(Map.of(2L, 1_500_000_000L))).isEqualTo(3.5);
  }

  @Test
  void open_metrics_has_the_same_names() {
    metrics.update(Seen.observation(3), Seen.assessment(2), 2);

    assertThat(names(HttpEndpoint.OPEN_METRICS_TYPE))
        .isEqualTo(names(HttpEndpoint.TEXT_TYPE))
        .contains("leakscribe_sessions_created_total", "leakscribe_build_info");
    assertThat(metrics.scrape(HttpEndpoint.OPEN_METRICS_TYPE))
        .contains("# TYPE leakscribe_sessions_created counter\n")
        .doesNotContain("sessions_made");
  }

  @Test
  void the_applications_settings_for_its_own_prometheus_client_change_nothing() {
    String before = metrics.scrape(HttpEndpoint.OPEN_METRICS_TYPE);
    Map<String, String> settings =
        Map.of(
            "io.prometheus.exporter.include_created_timestamps", "true",
            "io.prometheus.exporter.http_server.port", "not a port",
            "io.prometheus.some_day", "not known to this version",
            "io.prometheus.exporter.filter.metric_name_must_not_start_with", "leakscribe",
            "io.prometheus.openmetrics2.enabled", "true",
            "prometheus.config", "/does/not/exist");
    settings.forEach(System::setProperty);
    try (Metrics other = new Metrics("0.1.0", "2.4.1")) {
      assertThat(withoutCpu(other.scrape(HttpEndpoint.OPEN_METRICS_TYPE)))
          .isEqualTo(withoutCpu(before));
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }

  private static String withoutCpu(String scrape) {
    return scrape.replaceAll("(?m)^(leakscribe_agent_cpu_seconds_total) .*", "$1");
  }

  private Set<String> names(String type) {
    return metrics
        .scrape(type)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("[ {].*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> lines(String prefix) {
    return metrics
        .scrape(HttpEndpoint.TEXT_TYPE)
        .lines()
        .filter(line -> line.startsWith(prefix))
        .toList();
  }
}
