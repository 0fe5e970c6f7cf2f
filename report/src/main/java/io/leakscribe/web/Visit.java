package io.leakscribe.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request, of somebody who may come in, and its answer. For one thread. */
public final class Visit {
  private static final int CHUNK = 8192;

  /** What is read and thrown away, so that the other end gets to see why. */
  private static final int MOST_WASTE = 16 << 20;

  private final HttpExchange exchange;
  private final TimedThreads threads;
  private final @Nullable String user;

  Visit(HttpExchange exchange, TimedThreads threads, @Nullable String user) {
    this.exchange = exchange;
    this.threads = threads;
    this.user = user;
  }

  /** The request and answer themselves. Bodies are to be read and sent by this class alone. */
  public HttpExchange exchange() {
    return exchange;
  }

  /** Who has logged in; null where nobody has to. */
  public @Nullable String user() {
    return user;
  }

  /**
   * The whole body.
   *
   * @return null when it is longer than {@code most} bytes
   * @throws IOException when it is torn, or comes too slowly
   */
  public byte @Nullable [] body(int most) throws IOException {
    threads.talking();
    byte[] body = read(most);
    threads.working();
    return body;
  }

  private byte @Nullable [] read(int most) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = exchange.getRequestBody();
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int n = in.read(chunk); n >= 0 && total <= MOST_WASTE; n = in.read(chunk)) {
      total += n;
      if (total <= most) {
        body.write(chunk, 0, n);
      }
    }
    if (total > most) {
      return null;
    }
    // The JDK's server takes the end of the connection for the end of the body.
    List<String> length = exchange.getRequestHeaders().get("Content-Length");
    if (length != null && !length.get(0).strip().equals(Long.toString(total))) {
      throw new IOException("the body is torn");
    }
    return body.toByteArray();
  }

  /**
   * Answers; to a HEAD without the body. Headers are to be set before.
   *
   * @throws IOException when the other end has gone, or takes it too slowly
   */
  public void send(int status, byte[] body) throws IOException {
    threads.talking();
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
    threads.working();
  }
}
