package io.leakscribe.scenarios.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the servers of this machine. Thread-safe. */
public final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private Http() {}

  /** Whether there is an answer, and success. */
  public static boolean answers(String url) {
    try {
      return send(url).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The body of an answer.
   *
   * @throws IllegalStateException when there is none, or no success
   */
  public static String get(String url) {
    return success(HttpRequest.newBuilder(URI.create(url)));
  }

  /** Deletes, as {@link #get(String)} gets. */
  public static String delete(String url) {
    return success(HttpRequest.newBuilder(URI.create(url)).DELETE());
  }

  private static String success(HttpRequest.Builder asked) {
    String url = asked.build().uri().toString();
    try {
      HttpResponse<String> response = send(asked);
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(url + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(url + " does not answer", e);
    }
  }

  private static HttpResponse<String> send(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder asked) throws IOException {
    HttpRequest request = asked.timeout(TIMEOUT).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
