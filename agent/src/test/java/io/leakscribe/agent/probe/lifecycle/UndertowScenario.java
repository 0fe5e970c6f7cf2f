package io.leakscribe.agent.probe.lifecycle;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.InMemorySessionManager;
import io.undertow.server.session.Session;
import io.undertow.server.session.SessionAttachmentHandler;
import io.undertow.server.session.SessionCookieConfig;
import io.undertow.util.Sessions;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** An Undertow server: 50 sessions, 40 invalidated, 8 of these kept by somebody. */
public final class UndertowScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() throws Exception {
    List<Object> kept = Collections.synchronizedList(new ArrayList<>());
    HttpHandler sessions =
        new SessionAttachmentHandler(
            exchange -> handle(exchange, kept),
            new InMemorySessionManager("shop"),
            new SessionCookieConfig());
    Undertow server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(2)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(sessions)
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Requests.send(50, address.getPort());
    kept.add((AutoCloseable) server::stop);
    return kept;
  }

  private static void handle(HttpServerExchange exchange, List<Object> kept) {
    int i = Integer.parseInt(exchange.getRequestPath().substring(1));
    Session session = Sessions.getOrCreateSession(exchange);
    session.setMaxInactiveInterval(60);
    if (i < 40) {
      session.invalidate(exchange);
      if (i % 5 == 0) {
        kept.add(session);
      }
    }
    exchange.endExchange();
  }
}
