package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  /** The answer comes in pieces, with a look after each. */
  private static Connection answering(ServerSocket server, String... pieces) throws IOException {
    Connection connection = Connection.to(server.getLocalPort());
    connection.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 17);
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      for (String piece : pieces) {
        assertThat(connection.poll()).isFalse();
        out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
      while (connection.isBusy()) {
        connection.poll();
      }
    }
    return connection;
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void anAnswerWithALengthIsOverWithItsLastByte() throws IOException {
    try (ServerSocket server = server();
        Connection connection =
            answering(server, "HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\n{", " 1}")) {
      assertThat(connection.isBusy()).isFalse();
      assertThat(connection.isSuccess()).isTrue();
      assertThat(connection.session()).isNull();
      assertThat(connection.since()).isEqualTo(17);
    }
  }

  @Test
  void anAnswerInChunksIsOverWithItsEmptyChunk() throws IOException {
    try (ServerSocket server = server();
        Connection connection =
            answering(
                server,
                "HTTP/1.1 404 \r\nTransfer-Encoding: chunked\r\n",
                "Set-Cookie: JSESSIONID=AB12; Path=/\r\n\r\n2\r\n{}",
                "\r\n0\r\n\r\n")) {
      assertThat(connection.isBusy()).isFalse();
      assertThat(connection.isSuccess()).isFalse();
      assertThat(connection.session()).isEqualTo("AB12");
    }
  }
}
