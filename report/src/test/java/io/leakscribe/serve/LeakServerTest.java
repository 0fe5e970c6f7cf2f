package io.leakscribe.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakServerTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String DRAFT = "/incidents/shop/" + Scenario.ID + "/";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> log = new CopyOnWriteArrayList<>();

  @TempDir Path dir;
  private LeakServer server;

  @BeforeEach
  void start() throws Exception {
    Scenario.overKill().writeTo(dir);
    server =
        LeakServer.start(
            new LeakServer.Settings(
                dir,
                "127.0.0.1",
                0,
                Set.of(),
                "here",
                null,
                Duration.ofSeconds(5),
                Duration.ofMillis(20)),
            log::add);
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(log).isEmpty();
  }

  @Test
  void lists_the_incidents_and_leads_to_their_drafts() throws Exception {
    HttpResponse<String> list = get("/");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body())
        .contains("1 open, 0 resolved")
        .contains("href=\"incidents/shop/" + Scenario.ID + "/\"")
        .contains("critical");
    HttpResponse<String> draft = get(DRAFT);
    assertThat(draft.statusCode()).isEqualTo(200);
    assertThat(draft.body()).contains("<h1>Postmortem: shop").contains("All incidents");
  }

  @Test
  void keeps_an_alert_on_disk_before_it_answers() throws Exception {
    HttpResponse<String> answer = post("/api/v1/alerts", "application/json", FIRING);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(dir.resolve("shop/journal/alerts-here.jsonl"))
        .content()
        .contains("\"type\":\"alert.received\"", "LeakscribeHeapExhaustionSoon");
  }

  @Test
  void takes_a_note_and_shows_it() throws Exception {
    HttpResponse<String> page = get(DRAFT);
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    Matcher token = TOKEN.matcher(page.body());
    assertThat(token.find()).isTrue();
    String form =
        "token="
            + token.group(1)
            + "&text="
            + encode("Rolled <b>back</b>")
            + "&at="
            + encode("2026-11-21 08:40")
            + "&author=ada";
    HttpRequest request =
        HttpRequest.newBuilder(uri(DRAFT + "notes"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(get(DRAFT).body()).contains("Rolled &lt;b&gt;back&lt;/b&gt;").contains("08:40:00");
  }

  private static final String FIRING =
      """
      {"version":"4","alerts":[{"status":"firing","labels":{"alertname":
      "LeakscribeHeapExhaustionSoon","service":"shop"},"annotations":{},
      "startsAt":"2026-11-21T08:27:41.511Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"3a"}]}
      """;

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
