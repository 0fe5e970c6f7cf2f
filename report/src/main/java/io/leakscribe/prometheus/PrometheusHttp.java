package io.leakscribe.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leakscribe.outside.Recording.Labelled;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks over HTTP. One question at a time. */
final class PrometheusHttp implements Queries {
  /** Room for about 500,000 samples. */
  private static final int MAX_BODY = 16 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final PrometheusServer server;
  private final Duration patience;
  private final HttpClient client;

  /**
   * Creates the client.
   *
   * @param patience how long a whole answer may take
   */
  PrometheusHttp(PrometheusServer server, Duration patience) {
    this.server = server;
    this.patience = patience;
    // Redirects are not followed: the credentials are for this server and no other.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public List<Labelled> at(String query, Instant time) throws PrometheusException {
    return ask("/api/v1/query", Map.of("query", query, "time", seconds(time)));
  }

  @Override
  public List<Labelled> over(String query, Instant from, Instant to, Duration step)
      throws PrometheusException {
    return ask(
        "/api/v1/query_range",
        Map.of(
            "query", query,
            "start", seconds(from),
            "end", seconds(to),
            "step", BigDecimal.valueOf(step.toMillis(), 3).toPlainString()));
  }

  private static String seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
  }

  private List<Labelled> ask(String path, Map<String, String> parameters)
      throws PrometheusException {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("timeout", patience.toSeconds() + "s");
    String form =
        all.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    // A form, because a query may be longer than a server takes in an address; some proxies
    // let nothing but GET through.
    HttpResponse<byte[]> response = send(post(path, form));
    if (response.statusCode() == 405) {
      response = send(HttpRequest.newBuilder(server.resolve(path + "?" + form)));
    }
    return read(response);
  }

  private HttpRequest.Builder post(String path, String form) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws PrometheusException {
    request.timeout(patience).header("Accept", "application/json");
    String authorization = server.authorization();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), info -> new BoundedBody(MAX_BODY));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true); // the request's own limit ends with its headers
      throw Failures.slow(server, patience);
    } catch (ExecutionException e) {
      throw Failures.of(server, patience, e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new PrometheusException("asking " + server + " was interrupted", false);
    }
  }

  private List<Labelled> read(HttpResponse<byte[]> response) throws PrometheusException {
    int status = response.statusCode();
    String body = new String(response.body(), UTF_8);
    if (status == 200) {
      return new Reply(server.toString()).series(body);
    }
    throw Failures.status(
        server, status, response.headers().firstValue("Location").orElse(""), Reply.error(body));
  }
}
