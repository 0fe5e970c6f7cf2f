package io.leakscribe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.draft.Scenario;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody means to send, over plain sockets. */
final class HostileRequestsIT {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 400;
  private static final int LONG = 8 << 20;
  private static final String ALERTS = "/api/v1/alerts";
  private static final String GOOD =
      "{\"alerts\":[{\"labels\":{\"alertname\":\"Good\",\"service\":\"shop\"}}]}";

  private final List<String> log = new CopyOnWriteArrayList<>();

  @TempDir private Path dir;
  private LeakServer server;
  private Plain plain;

  @BeforeEach
  void start() throws Exception {
    Scenario.overKill().writeTo(dir);
    server = Servers.start(dir, Duration.ofSeconds(2), Duration.ofMinutes(1), log::add);
    plain = new Plain(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/alerts, localhost, application/json, 413",
    "POST, /api/v1/alerts, localhost, text/plain, 415",
    "POST, /api/v1/alerts, evil.example, application/json, 421",
    "PUT, /api/v1/alerts, localhost, application/json, 405",
    "POST, /metrics, localhost, application/json, 405",
    "POST, /nothing, localhost, application/json, 404",
    "GET, /healthz, localhost, application/json, 200",
  })
  void an_answer_gets_to_who_sends_a_long_body_that_nobody_wants(
      String method, String path, String host, String type, int status) throws Exception {
    String head = "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\n";
    head = head.formatted(method, path, host, type);
    byte[] body = new byte[LONG];
    byte[] sized = Plain.with(head + "Content-Length: " + LONG + "\r\n\r\n", body);
    byte[] chunked =
        Plain.with(
            head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(LONG) + "\r\n", body);
    for (byte[] request : List.of(sized, Plain.with("", chunked))) {
      Plain.Back back = plain.send(request, true);
      assertThat(back.sent()).isTrue();
      assertThat(back.reset()).isFalse();
      assertThat(back.status()).isEqualTo(status);
      assertThat(back.body()).matches("[^\n]+\n");
    }
  }

  @Test
  void an_answer_is_there_before_the_rest_of_the_body() throws Exception {
    try (Socket socket = plain.open()) {
      socket.getOutputStream().write(Plain.bytes(post("Content-Length: 99999999999", "")));
      byte[] first = socket.getInputStream().readNBytes(12);
      assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
      assertThat(Plain.back(socket, true).text()).contains("set max_alerts");
    }
  }

  @Test
  void who_never_stops_sending_is_hung_up_on() throws Exception {
    try (Socket socket = plain.open()) {
      socket.getOutputStream().write(Plain.bytes(post("Transfer-Encoding: chunked", "")));
      byte[] chunk = Plain.with("10000\r\n", new byte[(1 << 16) + 2]);
      chunk[chunk.length - 2] = '\r';
      chunk[chunk.length - 1] = '\n';
      long sent = 0;
      try {
        while (sent < 4L << 30) {
          socket.getOutputStream().write(chunk);
          sent += chunk.length;
        }
      } catch (IOException e) {
        // hung up on
      }
      assertThat(sent).isLessThan(64 << 20);
    }
    assertGood();
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 30,            abc,                            torn",
    "Transfer-Encoding: chunked,    5~ab,                           torn",
    "Transfer-Encoding: chunked,    zz~abc~0~~,                     torn",
    "Transfer-Encoding: chunked,    -5~abcde~0~~,                   torn",
    "Transfer-Encoding: chunked,    fffffffffffffffff~abc,          torn",
  })
  void says_that_a_body_is_torn(String header, String body, String why) throws Exception {
    Plain.Back back =
        plain.send(Plain.bytes(post(header, body.replace("~", "\r\n"))), /* halfClose= */ true);
    assertThat(back.status()).isEqualTo(400);
    assertThat(back.body()).contains(why).matches("[^\n]+\n");
    assertThat(kept()).isEmpty();
  }

  @Test
  void slow_clients_hold_it_up_for_the_limit_and_no_longer() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        Socket socket = plain.open();
        String half = post("Content-Length: 4000", "{\"alerts\":[");
        socket.getOutputStream().write(Plain.bytes(i % 2 == 0 ? half : half.substring(0, 30)));
        slow.add(socket);
      }
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(this::assertGood);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void takes_of_ten_thousand_alerts_as_many_as_it_keeps_and_says_how_many_it_left_out()
      throws Exception {
    String alert = "{\"labels\":{\"alertname\":\"A\",\"service\":\"shop\",\"n\":\"%d\"}}";
    StringBuilder all = new StringBuilder("{\"alerts\":[");
    for (int i = 0; i < 10_000; i++) {
      all.append(i == 0 ? "" : ",").append(alert.formatted(i));
    }
    Plain.Back back = alerts(Plain.bytes(all.append("]}").toString()));
    assertThat(back.status()).isEqualTo(200);
    assertThat(kept()).hasSize(2000);
    assertThat(kept().get(0)).contains("8000");
  }

  @Test
  void answers_whatever_it_is_sent_and_keeps_only_what_it_said_it_kept() throws Exception {
    Requests requests = new Requests(new Random(SEED));
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    int kept = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Requests.Odd odd = requests.next();
      Plain.Back back = plain.send(odd.bytes(), /* halfClose= */ true);
      assertThat(back.text()).as(odd.what()).doesNotContain("\tat ", "java.");
      if (back.status() >= 400 && !odd.what().startsWith("HEAD ")) {
        assertThat(back.body()).as(odd.what()).matches("(?s)[^\n]{3,300}\n?");
      }
      statuses.merge(back.status(), 1, Integer::sum);
      List<String> lines = kept();
      assertThat(lines.size() > kept).as(odd.what()).isEqualTo(odd.isKept(back.status()));
      kept = lines.size();
      if (i % 25 == 0) {
        assertGood();
        kept++;
      }
    }
    assertThat(statuses.keySet()).contains(200, 400, 404, 405, 413, 415, 421);
    assertThat(statuses.keySet()).doesNotContain(500);
    for (String line : kept()) {
      assertThat(io.leakscribe.journal.EventJson.read(line)).as(line).isNotNull();
    }
    assertThat(log).noneMatch(line -> line.contains("cannot"));
  }

  private void assertGood() throws Exception {
    assertThat(alerts(Plain.bytes(GOOD)).body()).isEqualTo("kept\n");
  }

  private Plain.Back alerts(byte[] body) throws Exception {
    return plain.send(Plain.with(post("Content-Length: " + body.length, ""), body), true);
  }

  private static String post(String header, String body) {
    return "POST "
        + ALERTS
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + header
        + "\r\n\r\n"
        + body;
  }

  private List<String> kept() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String journal : List.of("shop/journal", "alerts")) {
      Path file = dir.resolve(journal).resolve("alerts-here.jsonl");
      if (Files.exists(file)) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
