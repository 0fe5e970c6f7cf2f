package io.leakscribe.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request, of somebody who may come in, and its answer. For one thread. */
public final class Visit {
  private static final int CHUNK = 8192;

  /**
   * What is read and thrown away after the answer. To close a connection with something unread
   * makes the kernel reset it, and the other end may then never see the answer.
   */
  private static final int MOST_WASTE = 16 << 20;

  /** Who has more than that to send, or sends it slowly, is hung up on after so long. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  /** Less is read to its end, and the connection goes on. */
  private static final int SMALL = 64 << 10;

  private final HttpExchange exchange;
  private final TimedThreads threads;
  private final Room room;
  private final @Nullable String user;
  private boolean isRead;
  private long held;

  Visit(HttpExchange exchange, TimedThreads threads, Room room, @Nullable String user) {
    this.exchange = exchange;
    this.threads = threads;
    this.room = room;
    this.user = user;
    this.isRead = declared() == 0;
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
   * @return null when it is longer than {@code most} bytes; what is left of it is read after the
   *     answer
   * @throws NoRoomException when the bodies of others take all the memory that there is for them
   * @throws IOException when it is torn, or comes too slowly
   */
  public byte @Nullable [] body(int most) throws IOException {
    if (declared() > most) {
      return null;
    }
    threads.talking();
    byte[] body = read(most);
    threads.working();
    return body;
  }

  /** What the request says of the length of its body; -1 when it does not say. */
  private long declared() {
    Headers headers = exchange.getRequestHeaders();
    List<String> length = headers.get("Content-Length");
    if (headers.containsKey("Transfer-Encoding")) {
      return -1;
    }
    try {
      return length == null ? 0 : Long.parseLong(length.get(0).strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private byte @Nullable [] read(int most) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = exchange.getRequestBody();
    byte[] chunk = new byte[CHUNK];
    for (int n = next(in, chunk); n >= 0; n = next(in, chunk)) {
      if (body.size() + n > most) {
        return null;
      }
      if (!room.take(n)) {
        throw new NoRoomException();
      }
      held += n;
      body.write(chunk, 0, n);
    }
    isRead = true;
    // The JDK's server takes the end of the connection for the end of the body.
    long declared = declared();
    if (declared >= 0 && declared != body.size()) {
      throw new TornBodyException(
          "the body has " + body.size() + " bytes, and should have " + declared, null);
    }
    return body.toByteArray();
  }

  private int next(InputStream in, byte[] chunk) throws IOException {
    try {
      return in.read(chunk);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      isRead = true; // as far as it can be
      throw new TornBodyException("the body is torn: it ends too early, or its chunks are none", e);
    }
  }

  /**
   * Answers; to a HEAD without the body. Headers are to be set before. What is left of the
   * request's body is read then, so that the other end gets to see the answer, but for at most
   * {@value #MOST_WASTE} bytes and 2 seconds.
   *
   * @throws IOException when the other end has gone, or takes it too slowly
   */
  public void send(int status, byte[] body) throws IOException {
    threads.talking();
    if (!isRead && (declared() < 0 || declared() > SMALL)) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (isHead) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    if (isHead || body.length == 0) {
      drain(); // before: there is no way back from an answer without a body
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      OutputStream out = exchange.getResponseBody();
      out.write(body);
      out.flush();
      drain();
    }
    exchange.close();
    threads.working();
  }

  private void drain() {
    if (isRead) {
      return;
    }
    threads.talking(LINGER);
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = exchange.getRequestBody();
      long total = 0;
      for (int n = in.read(chunk); n >= 0 && total < MOST_WASTE; n = in.read(chunk)) {
        total += n;
      }
    } catch (IOException e) {
      // Torn, or too slow: the answer is on its way.
    }
    isRead = true;
  }

  /** Gives the memory of the body back. */
  void done() {
    room.give(held);
    held = 0;
  }
}
