package io.leakscribe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.draft.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakServerIT {
  private static final String DRAFT = "/incidents/shop/" + Scenario.ID + "/";
  private static final String ALERTS = "/api/v1/alerts";
  private static final String JSON = "application/json";
  private static final String FIRING =
      """
      {"version":"4","alerts":[{"status":"firing","labels":{"alertname":
      "LeakscribeHeapExhaustionSoon","service":"shop"},"annotations":{},
      "startsAt":"2026-11-21T08:27:41.511Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"3a"}]}
      """;

  private static final List<String> TRAVERSALS =
      List.of(
          "/incidents/shop/../../../etc/passwd",
          "/incidents/shop/%2e%2e/%2e%2e/secret.md",
          "/incidents/shop/ID/..%2f..%2f..%2fsecret.md",
          "/incidents/shop/ID/%2e%2e%2fsecret.md",
          "/incidents/shop/ID/..%5csecret.md",
          "/incidents/shop/ID/%252e%252e%252fsecret.md",
          "/incidents/shop/ID/%c0%ae%c0%ae/secret.md",
          "/incidents/shop/ID/secret.md%00.svg",
          "/incidents/shop/ID//secret.md",
          "/incidents/shop/ID/link.md",
          "/incidents/shop/ID/.hidden.md",
          "/incidents/shop/ID/directory.md",
          "/incidents/shop/ID/program.html",
          "/incidents/shop/ID/POSTMORTEM.MD",
          "/incidents/%2e%2e/ID/",
          "/incidents/shop%2f..%2fshop/ID/",
          "/incidents/shop/",
          "//etc/passwd",
          "/..",
          "/%");

  private final List<String> log = new CopyOnWriteArrayList<>();

  @TempDir Path dir;
  private LeakServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    Scenario.overKill().writeTo(dir);
    server = Servers.start(dir, Duration.ofSeconds(5), Duration.ofMillis(20), log::add);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void lists_the_incidents_and_leads_to_their_drafts() throws Exception {
    HttpResponse<String> list = client.get("/");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body())
        .contains("1 open, 0 resolved")
        .contains("href=\"incidents/shop/" + Scenario.ID + "/\"")
        .contains("critical");
    HttpResponse<String> draft = client.get(DRAFT);
    assertThat(draft.statusCode()).isEqualTo(200);
    assertThat(draft.body()).contains("<h1>Postmortem: shop").contains("All incidents");
    assertThat(client.get(DRAFT.substring(0, DRAFT.length() - 1)).headers().firstValue("Location"))
        .contains(Scenario.ID + "/");
  }

  @Test
  void says_so_when_there_is_nothing_yet() throws Exception {
    try (LeakServer empty =
        Servers.start(
            dir.resolve("none"), Duration.ofSeconds(5), Duration.ofMillis(20), log::add)) {
      assertThat(new Client(empty.port()).get("/").body()).contains("no journal here tells");
    }
  }

  @Test
  void keeps_an_alert_on_disk_before_it_answers() throws Exception {
    assertThat(client.post(ALERTS, JSON, FIRING).statusCode()).isEqualTo(200);
    assertThat(dir.resolve("shop/journal/alerts-here.jsonl"))
        .content()
        .contains("\"type\":\"alert.received\"", "LeakscribeHeapExhaustionSoon");
    assertThat(log).isEmpty();
  }

  @Test
  void answers_503_with_one_line_in_the_log_when_it_cannot_keep_alerts() throws Exception {
    Path journal = dir.resolve("shop/journal/alerts-here.jsonl");
    Files.createDirectories(journal.resolve("in-the-way"));
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = client.post(ALERTS, JSON, FIRING);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(log)
        .singleElement()
        .asString()
        .contains("cannot keep alerts", "503", "free the disk");
    Files.delete(journal.resolve("in-the-way"));
    Files.delete(journal);
    assertThat(client.post(ALERTS, JSON, FIRING).statusCode()).isEqualTo(200);
    assertThat(log).hasSize(2).last().asString().contains("kept again");
  }

  @Test
  void refuses_what_is_no_message_of_alertmanager() throws Exception {
    String deep = "[".repeat(100_000);
    for (String body :
        List.of(
            "",
            "{",
            "[7]",
            "null",
            "{\"alerts\":7}",
            "{\"body\":" + FIRING + "}",
            "{}{}",
            "\u0000",
            deep)) {
      assertThat(client.post(ALERTS, JSON, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(dir.resolve("shop/journal/alerts-here.jsonl")).doesNotExist();
  }

  @Test
  void counts_what_names_no_service_and_says_once_which_label_to_set() throws Exception {
    String foreign = "{\"alerts\":[{\"labels\":{\"alertname\":\"X\",\"job\":\"nobody\"}}]}";
    for (int i = 0; i < 3; i++) {
      assertThat(client.post(ALERTS, JSON, foreign).statusCode()).isEqualTo(200);
    }
    client.post(ALERTS, JSON, FIRING);
    assertThat(client.get("/metrics").body())
        .contains("leakscribe_serve_webhooks_total{result=\"unmatched\"} 3\n")
        .contains("leakscribe_serve_webhooks_total{result=\"kept\"} 1\n");
    assertThat(log).singleElement().asString().contains("label 'service'", "alerts/");
    assertThat(dir.resolve("alerts/alerts-here.jsonl")).content().contains("nobody");
  }

  @Test
  void refuses_a_body_that_is_too_long_however_it_is_sent() throws Exception {
    String body = FIRING + " ".repeat(Webhook.MOST_BYTES);
    assertThat(client.post(ALERTS, JSON, body).statusCode()).isEqualTo(413);
    String chunked =
        "POST /api/v1/alerts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(body.length())
            + "\r\n"
            + body
            + "\r\n0\r\n\r\n";
    assertThat(client.raw(chunked)).contains(" 413 ");
    assertThat(client.raw(chunked.substring(0, 3000))).doesNotContain(" 200 ");
    assertThat(dir.resolve("shop/journal/alerts-here.jsonl")).doesNotExist();
  }

  @Test
  void keeps_what_a_real_alertmanager_sent() throws Exception {
    int alerts = 0;
    for (String line : payloads()) {
      JsonObject body = JsonParser.parseString(line).getAsJsonObject().getAsJsonObject("body");
      assertThat(client.post(ALERTS, JSON, body.toString()).statusCode()).isEqualTo(200);
      alerts += body.getAsJsonArray("alerts").size();
    }
    assertThat(kept()).isEqualTo(alerts).isPositive();
  }

  private static List<String> payloads() throws IOException {
    try (InputStream in =
        LeakServerIT.class.getResourceAsStream(
            "/io/leakscribe/alertmanager/alertmanager-all-payloads.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private long kept() throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      long count = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().startsWith("alerts-")) {
          count += Files.readAllLines(file).size();
        }
      }
      return count;
    }
  }

  @Test
  void keeps_exactly_what_it_said_it_kept_when_a_thousand_come_at_once() throws Exception {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      answers.add(
          client
              .http
              .sendAsync(client.posting(ALERTS, JSON, FIRING).build(), BodyHandlers.discarding())
              .handle((answer, error) -> error == null ? answer.statusCode() : 0));
    }
    Map<Integer, Long> codes =
        answers.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
    assertThat(codes.keySet()).isSubsetOf(0, 200, 503);
    assertThat(codes.getOrDefault(200, 0L)).isGreaterThan(500);
    // One that was hung up on may have been kept all the same; none that was answered is lost.
    assertThat(kept()).isBetween(codes.get(200), codes.get(200) + codes.getOrDefault(0, 0L));
    assertThat(client.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void refreshes_the_drafts_of_open_incidents_when_an_alert_was_kept() throws Exception {
    client.post(ALERTS, JSON, FIRING);
    Path draft = dir.resolve("shop/incidents/" + Scenario.ID + "/postmortem.md");
    await().untilAsserted(() -> assertThat(draft).exists());
  }

  @Test
  void takes_a_note_and_shows_it() throws Exception {
    HttpResponse<String> answer =
        client.send(
            client.note(DRAFT, "text=Rolled+%3Cb%3Eback%3C/b%3E&at=2026-11-21+08:40&author=ada"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(client.get(DRAFT).body())
        .contains("Rolled &lt;b&gt;back&lt;/b&gt;")
        .contains("08:40:00");
    assertThat(dir.resolve("shop/journal/notes-here.jsonl"))
        .content()
        .contains("\"author\":\"ada\"");
  }

  @ParameterizedTest
  @CsvSource({
    "text=,                               400, is empty",
    "text=%20%0A,                         400, is empty",
    "text=x&at=yesterday,                 400, is not a time",
    "text=x&at=2026-02-30+08:40,          400, is not a time",
    "text=x&at=2999-11-21+08:40,          400, lies in the future",
    "text=%zz,                            400, was not taken",
    "a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1&o=1&p=1&q=1&r=1&s=1&t=1&u=1, 400, many"
  })
  void says_why_a_note_was_not_taken(String fields, int status, String why) throws Exception {
    HttpResponse<String> answer = client.send(client.note(DRAFT, fields));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(why);
    assertThat(dir.resolve("shop/journal/notes-here.jsonl")).doesNotExist();
  }

  @Test
  void notes_in_the_name_of_who_has_logged_in() throws Exception {
    Path config =
        Files.writeString(
            dir.resolve("web.yml"),
            "basic_auth_users:\n"
                + "  eve: $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i\n");
    try (LeakServer closed =
        LeakServer.start(
            new LeakServer.Settings(
                dir,
                "127.0.0.1",
                0,
                Set.of(),
                "there",
                config,
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofMillis(20)),
            log::add)) {
      Client eve = new Client(closed.port(), "eve:abc");
      assertThat(eve.send(eve.note(DRAFT, "text=hello&author=ada")).statusCode()).isEqualTo(303);
      assertThat(dir.resolve("shop/journal/notes-there.jsonl"))
          .content()
          .contains("\"author\":\"eve\"");
      for (String path : List.of("/", DRAFT, "/metrics", "/healthz", "/nothing")) {
        assertThat(new Client(closed.port()).get(path).statusCode()).isEqualTo(401);
      }
      assertThat(new Client(closed.port()).post(ALERTS, JSON, FIRING).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void lets_nobody_note_in_the_name_of_another_browser() throws Exception {
    String text = "text=forged";
    assertForged(client.posting(DRAFT + "notes", Form.TYPE, text));
    assertForged(client.posting(DRAFT + "notes", Form.TYPE, "token=x&" + text));
    assertForged(client.note(DRAFT, text).header("Origin", "http://evil.example"));
    assertForged(client.note(DRAFT, text).header("Origin", "null"));
    assertForged(client.note(DRAFT, text).header("Sec-Fetch-Site", "cross-site"));
    assertForged(client.note(DRAFT, text).header("Sec-Fetch-Site", "same-site"));
    assertForged(client.note(DRAFT, text).setHeader("Content-Type", "text/plain"));
    assertForged(client.note(DRAFT, text).setHeader("Cookie", "leakscribe=" + "a".repeat(24)));
    assertThat(dir.resolve("shop/journal/notes-here.jsonl")).doesNotExist();
    String own = "http://127.0.0.1:" + server.port();
    assertThat(
            client
                .send(
                    client
                        .note(DRAFT, "text=own")
                        .header("Origin", own)
                        .header("Sec-Fetch-Site", "same-origin"))
                .statusCode())
        .isEqualTo(303);
  }

  private void assertForged(java.net.http.HttpRequest.Builder request) throws Exception {
    assertThat(client.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void gives_nothing_but_what_lies_beside_a_draft() throws Exception {
    Path drafts = Files.createDirectories(dir.resolve("shop/incidents/" + Scenario.ID));
    for (Path file :
        List.of(
            dir.resolve("secret.md"),
            dir.resolve("shop/secret.md"),
            drafts.resolve(".hidden.md"),
            dir.resolve("shop/incidents/secret.md"),
            drafts.resolve("program.html"))) {
      Files.writeString(file, "the secret");
    }
    Files.createSymbolicLink(drafts.resolve("link.md"), dir.resolve("secret.md"));
    Files.createDirectories(drafts.resolve("directory.md"));
    Files.writeString(drafts.resolve("note.md"), "the note");
    assertThat(client.raw(request("GET", DRAFT + "note.md"))).contains("the note");
    for (String path : TRAVERSALS) {
      String answer = client.raw(request("GET", path.replace("ID", Scenario.ID)));
      assertThat(answer).as(path).doesNotContain("the secret", "root:").containsPattern(" 40[04] ");
    }
  }

  @Test
  void goes_by_the_names_of_the_loopback_only() throws Exception {
    for (String host : List.of("evil.example", "evil.example:5326", "127.0.0.1.evil.example", "")) {
      assertThat(client.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).contains(" 421 ");
    }
    for (String host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:5326", "[::1]:5326")) {
      assertThat(client.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).contains(" 200 ");
    }
    assertThat(client.raw("GET / HTTP/1.1\r\n\r\n")).contains(" 421 ");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 405", "DELETE, /api/v1/alerts, 405", "GET, /api/v1/alerts, 405",
    "PUT, /metrics, 405", "TRACE, /, 405", "GET, /nothing, 404"
  })
  void refuses_other_methods_and_paths(String method, String path, int status) throws Exception {
    assertThat(client.raw(request(method, path))).contains("HTTP/1.1 " + status);
  }

  @Test
  void answers_a_head_as_a_get_without_the_body() throws Exception {
    assertThat(client.raw(request("HEAD", "/"))).contains(" 200 ").endsWith("\r\n\r\n");
  }

  @Test
  void allows_a_page_nothing_but_its_style() throws Exception {
    for (String path : List.of("/", DRAFT)) {
      HttpResponse<String> page = client.get(path);
      assertThat(header(page, "Content-Security-Policy"))
          .contains("default-src 'none'", "style-src 'sha256-", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
      assertThat(page.body()).doesNotContain("<script").doesNotContain(" onload=");
    }
    assertThat(header(client.get(DRAFT), "Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void tells_programs_the_same() throws Exception {
    assertThat(client.get("/api/v1/incidents").body())
        .contains("\"incident\":\"" + Scenario.ID + "\"", "\"state\":\"critical\"");
    assertThat(client.get("/api/v1/incidents/shop/" + Scenario.ID).body()).contains("\"timeline\"");
    assertThat(client.get("/api/v1/incidents/shop/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/healthz").body()).isEqualTo("ok\n");
    client.post(ALERTS, JSON, FIRING);
    client.post(ALERTS, "text/plain", FIRING);
    assertThat(client.get("/metrics").body())
        .contains("leakscribe_serve_webhooks_total{result=\"kept\"} 1\n")
        .contains("leakscribe_serve_webhooks_total{result=\"refused\"} 1\n")
        .contains("leakscribe_serve_incidents{state=\"critical\"} 1\n");
  }

  private static String request(String method, String path) {
    return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }
}
