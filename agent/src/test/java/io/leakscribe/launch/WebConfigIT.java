package io.leakscribe.launch;

import static io.leakscribe.launch.AgentStartIT.serveAndStop;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.journal.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's endpoint behind TLS and a login, scraped by a real Prometheus. */
final class WebConfigIT {
  private static final String READY = "leakscribe: INFO ready";

  /** Of the password abc. */
  private static final String HASH = "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";

  @TempDir private Path directory;

  @Test
  void is_scraped_over_tls_by_those_who_have_the_password() throws Exception {
    run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=shop"
            + " -addext subjectAltName=IP:127.0.0.1 -keyout shop.key -out shop.crt");
    String tls = "tls_server_config:\n  cert_file: shop.crt\n  key_file: shop.key\n";
    Files.writeString(
        directory.resolve("web.yml"), tls + "basic_auth_users:\n  prometheus: " + HASH + "\n");
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0,web.config=web.yml").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      int port = journals().await(Event.AgentStarted.class, started -> true).port();
      assertThat(curl(port, "--cacert shop.crt -u prometheus:abc")).endsWith("200");
      assertThat(curl(port, "--cacert shop.crt -u prometheus:abd")).endsWith("401");
      assertThat(curl(port, "--cacert shop.crt")).endsWith("401");
      assertThat(run("curl -sS --noproxy * http://127.0.0.1:" + port + "/metrics"))
          .doesNotContain("leakscribe_");
      awaitScrape(port);
      serveAndStop(jvm);
      assertThat(BadInputIT.warnings(jvm)).isEmpty();
    }
  }

  @Test
  void goes_without_an_endpoint_when_the_file_cannot_be_used() throws Exception {
    Files.writeString(directory.resolve("web.yml"), "basic_auth_users:\n  ada: secret\n");
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0,web.config=web.yml").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(BadInputIT.warnings(jvm))
          .singleElement()
          .asString()
          .contains("no metrics endpoint", "web.yml", "line 2", "htpasswd")
          .doesNotContain("secret");
      assertThat(journals().events(Event.AgentStarted.class))
          .extracting(Event.AgentStarted::port)
          .containsExactly(-1);
    }
  }

  private void awaitScrape(int port) throws Exception {
    int own = freePort();
    Files.writeString(
        directory.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: shop
            scheme: https
            tls_config: {ca_file: shop.crt}
            basic_auth: {username: prometheus, password: abc}
            static_configs: [{targets: ['127.0.0.1:%d']}]
        """
            .formatted(port));
    Process prometheus =
        new ProcessBuilder(
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + own)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
    try {
      URI query =
          URI.create("http://127.0.0.1:" + own + "/api/v1/query?query=leakscribe_build_info");
      HttpRequest request = HttpRequest.newBuilder(query).build();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(
                          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
                      .contains("\"job\":\"shop\""));
    } finally {
      prometheus.destroy();
      prometheus.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private String curl(int port, String options) throws Exception {
    return run(
        "curl -sS --noproxy * -w %{http_code} "
            + options
            + " https://127.0.0.1:"
            + port
            + "/metrics");
  }

  private String run(String line) throws Exception {
    Process process =
        new ProcessBuilder(List.of(line.split(" ")))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Journals journals() {
    return Journals.in(directory.resolve("leakscribe"));
  }
}
