package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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
  void at_most_twenty_holders_and_suspects_are_shown_and_stale_ones_go() {
    metrics.update(Seen.observation(50), Seen.assessment(30), 1);
    assertThat(lines("leakscribe_holder_entries{")).hasSize(20);
    assertThat(lines("leakscribe_suspect_confidence_ratio{")).hasSize(20);

    metrics.update(Seen.observation(1), Seen.assessment(0), 0);
    assertThat(lines("leakscribe_holder_entries{")).hasSize(1);
    assertThat(lines("leakscribe_suspect_confidence_ratio{")).isEmpty();
  }

  @Test
  void promtool_finds_nothing_to_complain_of() throws Exception {
    metrics.update(Seen.observation(3), Seen.assessment(2), 2);
    Promtool.Result result =
        Promtool.run(metrics.scrape(HttpEndpoint.TEXT_TYPE), "check", "metrics");
    assertThat(result.output()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void cpu_time_does_not_fall_when_a_thread_ends() {
    AgentCpu cpu = new AgentCpu();
    cpu.take(java.util.Map.of(1L, 2_000_000_000L, 2L, 1_000_000_000L));

    assertThat(cpu.take(java.util.Map.of(2L, 1_500_000_000L))).isEqualTo(3.5);
  }

  @Test
  void serves_text_to_a_scraper_that_prefers_protobuf() throws Exception {
    List<String> log = new ArrayList<>();
    try (MetricsEndpoint endpoint = MetricsEndpoint.start(metrics, "127.0.0.1", 0, log::add)) {
      assertThat(get(endpoint, "/metrics", "application/vnd.google.protobuf").body())
          .contains("leakscribe_incident_state 0.0");
      assertThat(get(endpoint, "/metrics", "application/openmetrics-text").body())
          .endsWith("# EOF\n");
      assertThat(get(endpoint, "/healthz", "*/*").body()).isEqualTo("ok\n");
      assertThat(get(endpoint, "/else", "*/*").statusCode()).isEqualTo(404);
      HttpRequest post =
          request(endpoint, "/metrics").POST(HttpRequest.BodyPublishers.noBody()).build();
      assertThat(send(post).statusCode()).isEqualTo(405);
      HttpRequest head =
          request(endpoint, "/metrics").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      assertThat(send(head).statusCode()).isEqualTo(200);
    }
    assertThat(log).isEmpty();
  }

  @Test
  void a_port_in_use_costs_only_the_endpoint_and_one_line() throws IOException {
    List<String> log = new ArrayList<>();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        MetricsEndpoint endpoint =
            MetricsEndpoint.start(metrics, "127.0.0.1", taken.getLocalPort(), log::add)) {
      assertThat(endpoint.port()).isEqualTo(-1);
    }
    assertThat(log).singleElement().asString().contains("cannot listen", "set the option port");
  }

  private List<String> lines(String prefix) {
    return metrics
        .scrape(HttpEndpoint.TEXT_TYPE)
        .lines()
        .filter(line -> line.startsWith(prefix))
        .toList();
  }

  private static HttpResponse<String> get(MetricsEndpoint endpoint, String path, String accept)
      throws Exception {
    return send(request(endpoint, path).header("Accept", accept).build());
  }

  private static HttpRequest.Builder request(MetricsEndpoint endpoint, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
