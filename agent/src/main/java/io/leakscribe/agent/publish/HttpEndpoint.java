package io.leakscribe.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import io.leakscribe.agent.thread.AgentThreads;
import io.leakscribe.web.Visit;
import io.leakscribe.web.WebConfigException;
import io.leakscribe.web.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The only class that needs the module jdk.httpserver; loaded when the endpoint starts. */
final class HttpEndpoint implements MetricsEndpoint.Server {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Names without dots, addresses, and names that no server of names may lead elsewhere. */
  private static final Pattern LOCAL =
      Pattern.compile("(?i)([a-z0-9_-]+|[0-9.]+|\\[[0-9a-f:.%]+]|.+\\.localhost)(:[0-9]{1,5})?");

  private static final WebServer.Limits LIMITS =
      new WebServer.Limits(2, 16, Duration.ofSeconds(10));

  private final WebServer server;

  private HttpEndpoint(WebServer server) {
    this.server = server;
  }

  static HttpEndpoint open(
      UnaryOperator<String> scrape,
      String host,
      int port,
      @Nullable Path webConfig,
      Consumer<String> log)
      throws IOException, WebConfigException {
    return new HttpEndpoint(
        WebServer.start(
            new InetSocketAddress(host, port),
            webConfig,
            LIMITS,
            task -> AgentThreads.daemon("leakscribe-http", task),
            visit -> guarded(visit, scrape),
            log));
  }

  @Override
  public int port() {
    return server.address().getPort();
  }

  @Override
  public void stop() {
    server.close();
  }

  @Override
  public void stopWithoutDispatcher(Consumer<Class<?>> opener) throws IOException {
    server.closeWithoutDispatcher(opener);
  }

  /**
   * A page on the web may have made its own name point to this machine (DNS rebinding), and read
   * what only the loopback may. Scrapers and proxies call us by an address or a name without dots.
   */
  private static void guarded(Visit visit, UnaryOperator<String> scrape) throws IOException {
    boolean isOpen = !visit.exchange().getLocalAddress().getAddress().isLoopbackAddress();
    String host = visit.exchange().getRequestHeaders().getFirst("Host");
    if (isOpen || visit.user() != null || host == null || LOCAL.matcher(host.strip()).matches()) {
      answer(visit, scrape);
    } else {
      send(visit, 421, TEXT, "call this by localhost or 127.0.0.1, or set the option host\n");
    }
  }

  private static void answer(Visit visit, UnaryOperator<String> scrape) throws IOException {
    String path = visit.exchange().getRequestURI().getPath();
    String method = visit.exchange().getRequestMethod();
    if (!"/metrics".equals(path) && !"/healthz".equals(path)) {
      send(visit, 404, TEXT_TYPE, "not found; try /metrics\n");
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      visit.exchange().getResponseHeaders().set("Allow", "GET, HEAD");
      send(visit, 405, TEXT_TYPE, "only GET and HEAD\n");
    } else if (path.equals("/healthz")) {
      send(visit, 200, TEXT, "ok\n");
    } else {
      scrape(visit, scrape);
    }
  }

  /** Only text is ever asked of the registry: a scraper that prefers protobuf takes text too. */
  private static void scrape(Visit visit, UnaryOperator<String> scrape) throws IOException {
    String type = accepts(visit, "Accept", OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
    String text;
    try {
      text = scrape.apply(type);
    } catch (RuntimeException | Error e) {
      send(visit, 500, TEXT, "cannot scrape: " + e + "\n");
      return;
    }
    send(visit, 200, type, text);
  }

  private static void send(Visit visit, int status, String type, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    Headers headers = visit.exchange().getResponseHeaders();
    headers.set("Content-Type", type);
    boolean head = visit.exchange().getRequestMethod().equals("HEAD");
    if (!head && accepts(visit, "Accept-Encoding", "gzip")) {
      headers.set("Content-Encoding", "gzip");
      body = compressed(body);
    }
    visit.send(status, body);
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static boolean accepts(Visit visit, String header, String value) {
    var all = visit.exchange().getRequestHeaders().get(header);
    return all != null && all.stream().anyMatch(one -> one.contains(value));
  }
}
