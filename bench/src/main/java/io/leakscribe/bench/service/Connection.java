package io.leakscribe.bench.service;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept, never waited for: one request at a time, polled for its answer. It
 * understands just what the service answers with: JSON, with a length or in chunks. Not
 * thread-safe.
 */
final class Connection implements Closeable {
  private static final byte[] END_OF_HEAD = bytes("\r\n\r\n");
  private static final byte[] END_OF_CHUNKS = bytes("\r\n0\r\n\r\n");
  private static final byte[] LENGTH = bytes("Content-Length: ");
  private static final byte[] COOKIE = bytes("Set-Cookie: JSESSIONID=");
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final SocketChannel channel;
  private final byte[] buffer = new byte[256 << 10];
  private final ByteBuffer in = ByteBuffer.wrap(buffer);
  private int headEnd;
  private boolean busy;
  private long since;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  static Connection to(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new Connection(channel);
  }

  boolean isBusy() {
    return busy;
  }

  /** When the request that is under way should have been sent, by {@code System.nanoTime}. */
  long since() {
    return since;
  }

  /** Sends a request; requests are small enough for the socket's buffer. */
  void send(byte[] request, long intendedNanos) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
    in.clear();
    headEnd = -1;
    busy = true;
    since = intendedNanos;
  }

  /** True once the whole answer is there. */
  boolean poll() throws IOException {
    int read = channel.read(in);
    if (read < 0) {
      throw new EOFException("the service closed the connection");
    }
    if (read == 0) {
      return false;
    }
    if (headEnd < 0) {
      int end = indexOf(END_OF_HEAD, 0, in.position());
      headEnd = end < 0 ? -1 : end + END_OF_HEAD.length;
    }
    busy = headEnd < 0 || !isWhole();
    return !busy;
  }

  /** Of the last answer. */
  boolean isSuccess() {
    return buffer[STATUS_AT] == '2';
  }

  /** The session that the last answer began, if it did. */
  @Nullable String session() {
    int at = indexOf(COOKIE, 0, headEnd);
    if (at < 0) {
      return null;
    }
    int from = at + COOKIE.length;
    int to = from;
    while (buffer[to] != ';' && buffer[to] != '\r') {
      to++;
    }
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private boolean isWhole() {
    int at = indexOf(LENGTH, 0, headEnd);
    if (at >= 0) {
      return in.position() >= headEnd + number(at + LENGTH.length);
    }
    int tail = in.position() - END_OF_CHUNKS.length;
    return tail >= 0
        && Arrays.equals(buffer, tail, in.position(), END_OF_CHUNKS, 0, END_OF_CHUNKS.length);
  }

  private int number(int at) {
    int number = 0;
    for (int i = at; buffer[i] != '\r'; i++) {
      number = number * 10 + buffer[i] - '0';
    }
    return number;
  }

  private int indexOf(byte[] wanted, int from, int to) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (buffer[i] == wanted[0]
          && Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
