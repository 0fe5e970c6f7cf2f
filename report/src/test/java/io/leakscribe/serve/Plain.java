package io.leakscribe.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that knows of nothing but a socket, and sends all that it has before it reads. */
final class Plain {
  private final int port;

  Plain(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param sent whether all was taken
   * @param reset whether the end was no orderly one
   */
  record Back(String text, boolean sent, boolean reset) {
    /** Zero when there was no answer. */
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    String body() {
      int head = text.indexOf("\r\n\r\n");
      return head < 0 ? "" : text.substring(head + 4);
    }
  }

  Back send(byte[] request, boolean halfClose) throws IOException {
    try (Socket socket = open()) {
      boolean sent = true;
      try {
        write(socket.getOutputStream(), request);
        if (halfClose) {
          socket.shutdownOutput();
        }
      } catch (SocketException e) {
        sent = false;
      }
      return back(socket, sent);
    }
  }

  Socket open() throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void write(OutputStream out, byte[] request) throws IOException {
    for (int i = 0; i < request.length; i += 1 << 16) {
      out.write(request, i, Math.min(1 << 16, request.length - i));
    }
  }

  static Back back(Socket socket, boolean sent) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean reset = false;
    InputStream in = socket.getInputStream();
    byte[] chunk = new byte[8192];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        all.write(chunk, 0, n);
      }
    } catch (SocketException e) {
      reset = true;
    }
    String text = all.toString(StandardCharsets.ISO_8859_1);
    return new Back(text.replaceFirst("(?s)^HTTP/1.1 100 .*?\r\n\r\n", ""), sent, reset);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] with(String head, byte[] body) {
    byte[] start = bytes(head);
    byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }
}
