package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsEndpointTest {
  /** What Prometheus 2.50 sends with native histograms. */
  private static final String PREFERS_PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited"
          + ";q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3";

  private final List<String> log = new ArrayList<>();
  private final Metrics metrics = new Metrics("0.1.0", "2.4.1");
  private final MetricsEndpoint endpoint =
      MetricsEndpoint.start(metrics, "127.0.0.1", 0, null, log::add);

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void metrics_are_served_as_text() throws Exception {
    HttpResponse<String> response = get("/metrics", "*/*");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(type(response)).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("leakscribe_incident_state 0.0\n").doesNotContain("# EOF");
    assertThat(log).isEmpty();
  }

  @Test
  void a_scraper_that_prefers_protobuf_gets_text() throws Exception {
    HttpResponse<String> response = get("/metrics", PREFERS_PROTOBUF);

    assertThat(type(response)).startsWith("text/plain; version=0.0.4");
    assertThat(response.body()).contains("leakscribe_incident_state 0.0\n");
  }

  @Test
  void one_that_accepts_open_metrics_gets_that() throws Exception {
    HttpResponse<String> response = get("/metrics", OPEN_METRICS);

    assertThat(type(response)).startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(response.body()).contains("leakscribe_incident_state 0.0\n").endsWith("# EOF\n");
  }

  @Test
  void a_compressed_answer_says_the_same() throws Exception {
    HttpRequest request = to("/metrics").header("Accept-Encoding", "gzip").build();
    HttpResponse<byte[]> response = client().send(request, BodyHandlers.ofByteArray());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("leakscribe_incident_state 0.0\n");
    }
  }

  @Test
  void health_is_told() throws Exception {
    assertThat(get("/healthz", "*/*").body()).isEqualTo("ok\n");
  }

  @Test
  void a_head_request_is_answered_without_a_body() throws Exception {
    HttpResponse<String> head = send(to("/metrics").method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(type(head)).startsWith("text/plain");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void other_methods_and_paths_are_refused() throws Exception {
    HttpResponse<String> post = send(to("/metrics").POST(BodyPublishers.ofString("x")));
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");

    assertThat(get("/", "*/*").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/more", "*/*").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "127.0.0.1:5325, 200",
    "[::1]:5325, 200",
    "shop-sidecar:5325, 200",
    "10.1.2.3, 200",
    "shop.localhost:5325, 200",
    "evil.example, 421",
    "127.0.0.1.evil.example:5325, 421",
    "localhost.evil.example, 421",
  })
  void a_page_of_the_web_cannot_read_it_by_a_name_of_its_own(String host, int status)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
      String request = "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes(12);
      assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 " + status);
    }
  }

  @Test
  void the_threads_of_the_server_are_daemons_and_their_time_is_counted() throws Exception {
    get("/metrics", "*/*");
    List<Thread> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getThreadGroup() != null)
            .filter(thread -> thread.getThreadGroup().getName().equals("leakscribe-http"))
            .toList();

    assertThat(ours).extracting(Thread::getName).contains("HTTP-Dispatcher");
    assertThat(ours).allMatch(Thread::isDaemon);
    assertThat(ours)
        .extracting(Thread::getUncaughtExceptionHandler)
        .as("nothing of theirs reaches the default handler")
        .allMatch(handler -> handler.getClass().getName().startsWith("io.leakscribe"));
    AgentCpu without = new AgentCpu();
    AgentCpu with = new AgentCpu();
    with.count(java.util.Set.copyOf(ours.stream().map(Thread::getId).toList()));
    assertThat(with.seconds()).isGreaterThan(without.seconds());
  }

  @Test
  void an_error_while_it_is_scraped_is_an_answer_and_none_of_the_applications_business()
      throws Exception {
    HttpEndpoint full =
        HttpEndpoint.open(
            type -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "127.0.0.1",
            0,
            null,
            log::add);
    try {
      URI uri = URI.create("http://127.0.0.1:" + full.port() + "/metrics");
      HttpResponse<String> response = send(HttpRequest.newBuilder(uri));
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).contains("cannot scrape", "Java heap space");
    } finally {
      full.stop();
    }
  }

  @Test
  void a_port_in_use_costs_only_the_endpoint_and_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        MetricsEndpoint none =
            MetricsEndpoint.start(metrics, "127.0.0.1", taken.getLocalPort(), null, log::add)) {
      assertThat(none.port()).isEqualTo(-1);
    }
    assertThat(log).singleElement().asString().contains("cannot listen", "set the option port");
  }

  @Test
  void no_endpoint_is_wanted_with_port_minus_one() {
    try (MetricsEndpoint none = MetricsEndpoint.start(metrics, "127.0.0.1", -1, null, log::add)) {
      assertThat(none.port()).isEqualTo(-1);
    }
    assertThat(log).isEmpty();
  }

  @Test
  void a_server_whose_thread_has_died_is_started_anew_at_its_port() throws Exception {
    CountDownLatch outOfMemory = new CountDownLatch(1);
    List<Integer> opened = new ArrayList<>();
    List<Thread> dispatchers = new ArrayList<>();
    try (MetricsEndpoint frail =
        MetricsEndpoint.start(
            metrics,
            0,
            port -> {
              opened.add(port);
              dispatchers.add(dispatcher(outOfMemory));
              return new Silent();
            },
            log::add)) {
      frail.revive(type -> {});
      assertThat(opened).containsExactly(0);

      outOfMemory.countDown();
      dispatchers.get(0).join();
      frail.revive(type -> {});
      assertThat(opened).containsExactly(0, Silent.PORT);
      assertThat(log).singleElement().asString().contains("had died", "answers again");
    }
  }

  @Test
  void while_memory_is_lacking_it_is_started_anew_at_each_look() throws Exception {
    CountDownLatch outOfMemory = new CountDownLatch(1);
    List<Integer> opened = new ArrayList<>();
    List<Thread> dispatchers = new ArrayList<>();
    try (MetricsEndpoint frail =
        MetricsEndpoint.start(
            metrics,
            0,
            port -> {
              opened.add(port);
              if (opened.size() == 2 || opened.size() == 3) {
                throw new OutOfMemoryError("the application's");
              }
              dispatchers.add(dispatcher(outOfMemory));
              return new Silent();
            },
            log::add)) {
      outOfMemory.countDown();
      dispatchers.get(0).join();
      frail.revive(type -> {});
      frail.revive(type -> {});
      assertThat(log).isEmpty();

      frail.revive(type -> {});
      assertThat(opened).containsExactly(0, Silent.PORT, Silent.PORT, Silent.PORT);
      assertThat(log).singleElement().asString().contains("had died", "answers again");
    }
  }

  private static Thread dispatcher(CountDownLatch end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "HTTP-Dispatcher");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static final class Silent implements MetricsEndpoint.Server {
    static final int PORT = 5325;

    @Override
    public int port() {
      return PORT;
    }

    @Override
    public void stop() {}

    @Override
    public void stopWithoutDispatcher(Consumer<Class<?>> opener) {}
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    return send(to(path).header("Accept", accept));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  private static String type(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }
}
