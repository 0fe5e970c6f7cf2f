package io.leakscribe.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.leakscribe.journal.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager sends; needs Debian's package {@code prometheus-alertmanager}. */
@Timeout(120)
class AlertmanagerIT {
  private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path dir;
  private final BlockingQueue<Object> taken = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private AlertInbox inbox;
  private HttpServer receiver;
  private Process alertmanager;
  private URI api;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(BINARY), "needs the package prometheus-alertmanager");
    Files.createDirectories(dir.resolve("shop/journal"));
    inbox = AlertInbox.open(dir, "it");
    receiver = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          taken.add(take(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    int port = freePort();
    api = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
    Path config = dir.resolve("alertmanager.yml");
    Files.writeString(
        config,
        """
        route: {receiver: hook, group_by: [alertname], group_wait: 1s, group_interval: 1s}
        receivers:
          - name: hook
            webhook_configs: [{url: 'http://127.0.0.1:%d/', send_resolved: true}]
        """
            .formatted(receiver.getAddress().getPort()));
    alertmanager =
        new ProcessBuilder(
                BINARY.toString(),
                "--config.file=" + config,
                "--storage.path=" + dir.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile())
            .start();
  }

  @AfterEach
  void stop() throws Exception {
    if (alertmanager != null) {
      alertmanager.destroyForcibly().waitFor();
    }
    if (receiver != null) {
      receiver.stop(0);
    }
  }

  @Test
  void tells_the_same_of_an_alert_by_its_webhook_and_by_its_interface() throws Exception {
    Instant starts = Instant.parse("2026-01-02T03:04:05.678Z");
    post(starts, Instant.now().plusSeconds(600));
    Event.AlertReceived firing = next();
    assertThat(firing.origin().service()).isEqualTo("shop");
    assertThat(firing.alert())
        .containsEntry("status", "firing")
        .containsEntry("startsAt", starts.toString())
        .containsEntry("labels", Map.of("alertname", "LeakscribeLeakConfirmed", "job", "shop"))
        .doesNotContainKey("endsAt");
    assertThat(firing.delivery().groupKey()).contains("LeakscribeLeakConfirmed");

    byte[] state =
        client
            .send(HttpRequest.newBuilder(api).build(), HttpResponse.BodyHandlers.ofByteArray())
            .body();
    Event.AlertReceived asked = inbox.accept(state, Instant.now(), "api").get(0);
    assertThat(asked.alert()).isEqualTo(firing.alert());

    Instant ends = Instant.now();
    post(starts, ends);
    Event.AlertReceived resolved = next();
    assertThat(resolved.alert())
        .containsEntry("status", "resolved")
        .containsEntry("fingerprint", firing.alert().get("fingerprint"))
        .containsKey("endsAt");
    assertThat(Files.readAllLines(dir.resolve("shop/journal/alerts-it.jsonl"))).hasSize(3);
  }

  private Object take(byte[] body) {
    try {
      return inbox.accept(body, Instant.now(), "it");
    } catch (IOException | PayloadException e) {
      return e;
    }
  }

  private Event.AlertReceived next() throws InterruptedException {
    Object got = taken.poll(60, TimeUnit.SECONDS);
    assertThat(got).isInstanceOf(List.class);
    return (Event.AlertReceived) ((List<?>) Objects.requireNonNull(got)).get(0);
  }

  /** Again and again until it is up. */
  private void post(Instant starts, Instant ends) throws Exception {
    String body =
        "[{\"labels\":{\"alertname\":\"LeakscribeLeakConfirmed\",\"job\":\"shop\"},"
            + "\"startsAt\":\"%s\",\"endsAt\":\"%s\"}]".formatted(starts, ends);
    HttpRequest request =
        HttpRequest.newBuilder(api)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    while (alertmanager.isAlive()) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait(); // not up yet
      }
    }
    throw new IOException(Files.readString(dir.resolve("log")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }
}
