package io.leakscribe.trials.others;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * What other agents send to, on the loopback: says yes to everything, and keeps what it was sent.
 */
final class Backend implements AutoCloseable {
  private static final String ANSWER =
      "{\"version\":\"8.15.0\",\"endpoints\":[\"/v0.4/traces\"],\"rate_by_service\":{}}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> received = new CopyOnWriteArrayList<>();

  private Backend(HttpServer server) {
    this.server = server;
  }

  static Backend open() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    Backend backend = new Backend(server);
    server.setExecutor(backend.threads);
    server.createContext("/", backend::take);
    server.start();
    return backend;
  }

  /** A port that nobody listens on at this moment, for those who cannot say which they took. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits until something with this text has come in. */
  void awaitText(String text) {
    await()
        .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
        .until(() -> received.stream().anyMatch(one -> one.contains(text)));
  }

  /** All that came in: a path and a body each, byte for byte as Latin-1. */
  List<String> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = decoded(exchange)) {
      String text = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
      received.add(exchange.getRequestURI() + "\n" + text);
      byte[] answer = ANSWER.getBytes(StandardCharsets.US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static InputStream decoded(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    InputStream body = exchange.getRequestBody();
    if ("gzip".equals(encoding)) {
      return new GZIPInputStream(body);
    }
    return "deflate".equals(encoding) ? new InflaterInputStream(body) : body;
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
