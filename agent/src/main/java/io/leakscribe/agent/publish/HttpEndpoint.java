package io.leakscribe.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** The only class that needs the module jdk.httpserver; loaded when the endpoint starts. */
final class HttpEndpoint implements MetricsEndpoint.Server {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int WAITING = 16;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final UnaryOperator<String> scrape;

  private HttpEndpoint(HttpServer server, UnaryOperator<String> scrape) {
    this.server = server;
    this.scrape = scrape;
    threads =
        new ThreadPoolExecutor(
            2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), HttpEndpoint::daemon);
    threads.allowCoreThreadTimeOut(true);
  }

  static HttpEndpoint open(UnaryOperator<String> scrape, String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("unknown host");
    }
    HttpEndpoint endpoint = new HttpEndpoint(HttpServer.create(address, WAITING), scrape);
    endpoint.server.setExecutor(endpoint.threads);
    endpoint.server.createContext("/", endpoint::handle);
    endpoint.server.start();
    return endpoint;
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (!path.equals("/metrics") && !path.equals("/healthz")) {
      send(exchange, 404, TEXT_TYPE, "not found; try /metrics\n");
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, 405, TEXT_TYPE, "only GET and HEAD\n");
    } else if (path.equals("/healthz")) {
      send(exchange, 200, "text/plain; charset=utf-8", "ok\n");
    } else {
      scrape(exchange);
    }
  }

  /** Only text is ever asked of the registry: a scraper that prefers protobuf takes text too. */
  private void scrape(HttpExchange exchange) throws IOException {
    String type = accepts(exchange, "Accept", OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
    String text;
    try {
      text = scrape.apply(type);
    } catch (RuntimeException | LinkageError e) {
      send(exchange, 500, "text/plain; charset=utf-8", "cannot scrape: " + e + "\n");
      return;
    }
    send(exchange, 200, type, text);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else if (accepts(exchange, "Accept-Encoding", "gzip")) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(status, 0);
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        out.write(body);
      }
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean accepts(HttpExchange exchange, String header, String value) {
    var all = exchange.getRequestHeaders().get(header);
    return all != null && all.stream().anyMatch(one -> one.contains(value));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(null, task, "leakscribe-http", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(HttpEndpoint.class.getClassLoader());
    return thread;
  }
}
