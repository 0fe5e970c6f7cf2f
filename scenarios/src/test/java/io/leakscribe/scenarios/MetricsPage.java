package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a Prometheus server gets from the agent of a running shop. */
final class MetricsPage {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private MetricsPage() {}

  /** Scrapes the endpoint that the journal names. */
  static String of(Story story) {
    int port = story.of(Event.AgentStarted.class).get(0).port();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException("the metrics endpoint does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
