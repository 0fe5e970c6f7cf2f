package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Gives each export an address of its own on the built-in server, and never takes it away. */
@Leak(
    value = "HttpServer contexts, one per download, never removed",
    holders = {
      "sun\\.net\\.httpserver\\.ContextList\\.list",
      "sun\\.net\\.httpserver\\.(ServerImpl|HttpServerImpl)\\.(contexts|server)",
      "com\\.example\\.corpus\\.jdk\\.ContextPerDownload\\.\\w+"
    },
    sites = {"ContextPerDownload(\\$Export)?\\.\\S+", "sun\\.net\\.httpserver\\.\\w+\\.\\w+"})
public final class ContextPerDownload implements Program {

  /** Sends one file. */
  private static final class Export implements HttpHandler {
    private final byte[] csv = new byte[5000];

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      exchange.sendResponseHeaders(200, csv.length);
      exchange.getResponseBody().write(csv);
      exchange.close();
    }
  }

  private static void offer(HttpServer server, int number) {
    server.createContext("/exports/" + number, new Export());
  }

  @Override
  public void run(Pace pace) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    for (int number = 0; pace.next(); number++) {
      offer(server, number);
    }
    server.stop(0);
  }
}
