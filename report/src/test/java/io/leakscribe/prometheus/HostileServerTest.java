package io.leakscribe.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers at the address: a sentence comes of it, and a draft. */
class HostileServerTest {
  /** Only what never answers is given up so soon: others may be slow on a machine that is busy. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Incident INCIDENT = Scenario.oneRun().incident();
  private static final ImpactSettings USUAL = new ImpactSettings(null, List.of(), List.of());
  private static final String GOOD =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":"
          + "[{\"metric\":{\"job\":\"shop\"},\"values\":[[1795248000,\"1\"],[1795248015.5,\"2\"]]}]}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"status\":\"error\",\"error\":\"parse\\nerror\"} | refused the query (HTTP 400: parse error)",
        "422 | {\"status\":\"error\",\"error\":\"too many samples\"} | (HTTP 422: too many samples)",
        "503 | <html>busy</html> | refused the query (HTTP 503)",
        "401 | no | let nobody in with these credentials (HTTP 401)",
        "404 | no | check the path in the address",
        "200 | <html>hello</html> | something else than Prometheus does",
        "200 | {} | without data",
        "200 | '[]' | something else",
        "200 | {\"data\":{\"result\":{}}} | something else",
        "200 | {\"data\":{\"result\":[{\"metric\":[],\"value\":[1,\"1\"]}]}} | something else",
        "200 | {\"data\":{\"result\":[{\"metric\":{},\"value\":[1,\"one\"]}]}} | something else",
        "200 | {\"data\":{\"result\":[{\"metric\":{},\"value\":[1e300,\"1\"]}]}} | something else",
        "200 | {\"data\":{\"result\":[{\"metric\":{},\"values\":[[1, | something else",
      })
  void an_answer_that_is_none_is_a_sentence(int status, String body, String says) throws Exception {
    try (FakeServer server = FakeServer.saying(status, body)) {
      assertThatThrownBy(() -> http(server).at("up", NOON))
          .isInstanceOf(PrometheusException.class)
          .message()
          .contains(says)
          .hasLineCount(1);
      assertDraftsWith(server);
    }
  }

  @Test
  void no_numbers_are_no_samples() throws Exception {
    String body = GOOD.replace("\"1\"", "\"NaN\"").replace("\"2\"", "\"+Inf\"");
    try (FakeServer server = FakeServer.saying(200, body)) {
      assertThat(http(server).at("up", NOON).get(0).points()).isEmpty();
    }
  }

  @Test
  void samples_keep_their_milliseconds() throws Exception {
    try (FakeServer server = FakeServer.saying(200, GOOD)) {
      assertThat(http(server).at("up", NOON).get(0).points())
          .containsExactly(
              new Point(Instant.ofEpochSecond(1795248000), 1),
              new Point(Instant.ofEpochMilli(1795248015500L), 2));
    }
  }

  @Test
  void a_body_without_end_is_let_go_of() throws Exception {
    try (FakeServer server =
        new FakeServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] block = "[1,\"1\"],".repeat(10_000).getBytes(UTF_8);
              try (OutputStream out = exchange.getResponseBody()) {
                out.write("{\"data\":{\"result\":[{\"metric\":{},\"values\":[".getBytes(UTF_8));
                while (!Thread.currentThread().isInterrupted()) {
                  out.write(block);
                }
              }
            })) {
      assertThatThrownBy(
              () -> new PrometheusHttp(at(server), Duration.ofSeconds(30)).at("up", NOON))
          .hasMessageContaining("more than 16 MiB");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_server_that_does_not_go_on_is_given_up(boolean afterHeaders) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server =
        new FakeServer(
            exchange -> {
              if (afterHeaders) {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
              }
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      PrometheusHttp impatient = new PrometheusHttp(at(server), SOON);
      assertThatThrownBy(() -> impatient.at("up", NOON))
          .hasMessageContaining("did not answer within 1 s");
      Recording recording = Recorder.record(server.toString(), impatient, INCIDENT, USUAL);
      assertThat(recording.problems()).as("asked once, not twenty times").hasSize(1);
      over.countDown();
    }
  }

  @Test
  void too_many_series_or_samples_are_refused() throws Exception {
    String one = "{\"metric\":{},\"value\":[1,\"1\"]},";
    String many = "{\"data\":{\"result\":[" + one.repeat(Reply.MAX_SERIES) + one + "]}}";
    try (FakeServer server = FakeServer.saying(200, many.replace(",]", "]"))) {
      assertThatThrownBy(() -> http(server).at("up", NOON)).hasMessageContaining("1000 series");
    }
    String points = "[1,\"1\"],".repeat(Reply.MAX_SAMPLES) + "[1,\"1\"]";
    try (FakeServer server =
        FakeServer.saying(200, "{\"data\":{\"result\":[{\"values\":[" + points + "]}]}}")) {
      assertThatThrownBy(() -> http(server).at("up", NOON)).hasMessageContaining("100000 samples");
    }
  }

  @Test
  void a_redirect_is_not_followed_and_credentials_are_never_told() throws Exception {
    try (FakeServer elsewhere = FakeServer.saying(200, GOOD);
        FakeServer server =
            new FakeServer(
                exchange -> {
                  exchange
                      .getResponseHeaders()
                      .add("Location", elsewhere.url().replace("//", "//ada:secret@"));
                  exchange.sendResponseHeaders(302, -1);
                  exchange.close();
                })) {
      String url = server.url().replace("//", "//ada:s%40cret@");
      PrometheusServer with = PrometheusServer.of(url, null);
      assertThatThrownBy(() -> new PrometheusHttp(with, PATIENCE).at("up", NOON))
          .message()
          .contains("points elsewhere", "name that address")
          .doesNotContain("secret", "s%40cret", "s@cret");
      assertThat(elsewhere.seen()).isEmpty();
      assertThat(server.seen()).containsExactly("POST Basic YWRhOnNAY3JldA==");
      assertThat(with.toString()).doesNotContain("ada");
      Recording recording = Recorder.record(with, INCIDENT, USUAL);
      assertThat(RecordingJson.write(recording)).doesNotContain("cret", "ada", "YWRh");
    }
  }

  @Test
  void a_token_is_sent_and_a_proxy_that_lets_only_get_through_is_asked_so() throws Exception {
    try (FakeServer server =
        new FakeServer(
            exchange -> {
              boolean get = exchange.getRequestMethod().equals("GET");
              byte[] body = get ? GOOD.getBytes(UTF_8) : new byte[0];
              exchange.sendResponseHeaders(get ? 200 : 405, get ? body.length : -1);
              exchange.getResponseBody().write(body);
              exchange.close();
            })) {
      PrometheusServer with = PrometheusServer.of(server.url() + "/", "abc\n");
      assertThat(new PrometheusHttp(with, PATIENCE).at("up", NOON)).hasSize(1);
      assertThat(server.seen()).containsExactly("POST Bearer abc", "GET Bearer abc");
    }
  }

  @Test
  void nobody_at_the_address_is_one_problem() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    PrometheusServer nobody = PrometheusServer.of("http://127.0.0.1:" + port, null);
    Recording recording = Recorder.record(nobody, INCIDENT, USUAL);
    assertThat(recording.answers()).isEmpty();
    assertThat(recording.problems())
        .singleElement()
        .asString()
        .contains("nothing answers at 127.0.0.1:" + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:9090",
        "ftp://h",
        "http://",
        "http://a:p@ss@h",
        "file:///etc/passwd"
      })
  void what_is_no_address_is_refused_without_repeating_it(String url) {
    assertThatThrownBy(() -> PrometheusServer.of(url, null))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("--prometheus takes an address")
        .doesNotContain("p@ss");
  }

  @Test
  void whatever_the_bytes_of_an_answer_are_a_draft_comes_of_it() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 40; round++) {
      byte[] body = GOOD.getBytes(UTF_8);
      for (int i = 0; i <= round % 7; i++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      int length = round % 3 == 0 ? random.nextInt(body.length) : body.length;
      Queries broken =
          new Queries() {
            private List<Recording.Labelled> answer() throws PrometheusException {
              return new Reply("fake").series(new String(body, 0, length, UTF_8));
            }

            @Override
            public List<Recording.Labelled> at(String query, Instant time)
                throws PrometheusException {
              return answer();
            }

            @Override
            public List<Recording.Labelled> over(
                String query, Instant from, Instant to, Duration step) throws PrometheusException {
              return answer();
            }
          };
      Recording recording = Recorder.record("fake", broken, INCIDENT, USUAL);
      assertThat(RecordingJson.read(RecordingJson.write(recording))).isEqualTo(recording);
      Drafts.html(Findings.of(INCIDENT, recording), SkippedLines.NONE);
    }
  }

  private static void assertDraftsWith(FakeServer server) throws IOException {
    Recording recording = Recorder.record("fake", http(server), INCIDENT, USUAL);
    assertThat(recording.problems()).isNotEmpty();
    assertThat(recording.problems()).allSatisfy(line -> assertThat(line).hasLineCount(1));
    assertThat(Drafts.markdown(Findings.of(INCIDENT, recording), SkippedLines.NONE))
        .contains("What Prometheus was asked");
  }

  private static PrometheusServer at(FakeServer server) {
    return PrometheusServer.of(server.url(), null);
  }

  private static PrometheusHttp http(FakeServer server) {
    return new PrometheusHttp(at(server), PATIENCE);
  }
}
