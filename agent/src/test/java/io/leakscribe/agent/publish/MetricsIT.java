package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.shop.busy.BusyApp;
import io.leakscribe.launch.ForkedJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of the packaged agent in a JVM of its own. */
final class MetricsIT {
  private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");

  /** A healthy application has none. */
  private static final String SUSPECT = "leakscribe_suspect_confidence_ratio";

  @TempDir private Path directory;

  @Test
  void a_scrape_of_a_real_process_is_faultless_and_as_documented() throws Exception {
    Map<String, MetricRow> documented = MetricRow.documented();
    documented.remove(SUSPECT);
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0").with(Caffeine.class).start(BusyApp.class)) {
      jvm.awaitLine("leakscribe: INFO ready");
      jvm.awaitLine("app: up");
      int port = port();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(MetricRow.scraped(scrape(port))).containsAllEntriesOf(documented));
      String scrape = scrape(port);
      documented.put(SUSPECT, MetricRow.documented().get(SUSPECT));
      assertThat(documented.keySet()).containsAll(MetricRow.scraped(scrape).keySet());
      Promtool.Result checked = Promtool.run(scrape, "check", "metrics");
      assertThat(checked.output()).isEmpty();
      assertThat(checked.exit()).isZero();
    }
  }

  private int port() throws Exception {
    try (Stream<Path> files = Files.walk(directory.resolve("leakscribe"))) {
      Path journal =
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      Matcher port = PORT.matcher(Files.readString(journal));
      assertThat(port.find()).isTrue();
      return Integer.parseInt(port.group(1));
    }
  }

  private static String scrape(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
