package io.leakscribe.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.shop.leak.LeakingApp;
import io.leakscribe.journal.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application knows stays with it: names of classes and fields leave, values never. */
final class SecretsIT {
  /** In the values of fields and map keys, too: the application puts its password there. */
  private static final String SECRET = "s3cret";

  /** The agent takes a minute to be sure of this leak. */
  private static final Duration UNTIL_DETECTED = Duration.ofMinutes(3);

  @TempDir private Path directory;

  @Test
  void tells_no_value_of_the_application() throws Exception {
    Path data = directory.resolve("leakscribe");
    String metrics;
    List<String> output;
    try (ForkedJvm jvm = start()) {
      int port = Journals.in(data).await(Event.AgentStarted.class, started -> true).port();
      Journals.in(data).await(Event.Leak.class, leak -> !leak.suspects().isEmpty(), UNTIL_DETECTED);
      await()
          .atMost(UNTIL_DETECTED)
          .until(
              () ->
                  Journals.in(data).everything().stream()
                      .anyMatch(file -> file.endsWith("postmortem.md")));
      metrics = scrape(port);
      jvm.tell("return");
      assertThat(jvm.awaitExit()).isZero();
      output = jvm.output();
    }
    assertThat(metrics).contains("leakscribe_holder_entries").doesNotContain(SECRET);
    assertThat(output).noneMatch(line -> line.contains(SECRET));
    assertThat(Journals.in(data).everything())
        .allSatisfy(
            file ->
                assertThat(Files.readString(file, ISO_8859_1))
                    .doesNotContain(SECRET, "customer 1", "order 1"));
  }

  private ForkedJvm start() throws Exception {
    return ForkedJvm.in(directory)
        .agent("port=0,debug=true")
        // Old memory is looked through from early on, so that the leak is soon seen for one.
        .vm("-Xmx128m", "-XX:InitiatingHeapOccupancyPercent=10", "-XX:-G1UseAdaptiveIHOP")
        .vm("-Dshop.password=" + SECRET + "-property")
        .environment("SHOP_TOKEN", SECRET + "-environment")
        .environment("OTEL_RESOURCE_ATTRIBUTES", "api.token=" + SECRET + "-attribute")
        .start(LeakingApp.class, "--password", SECRET + "-argument");
  }

  private static String scrape(int port) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
