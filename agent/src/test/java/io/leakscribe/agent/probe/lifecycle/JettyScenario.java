package io.leakscribe.agent.probe.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Session;
import org.eclipse.jetty.session.SessionHandler;
import org.eclipse.jetty.util.Callback;

/** A Jetty server: 50 sessions, 40 invalidated, 8 of these kept by somebody. */
public final class JettyScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() throws Exception {
    List<Object> kept = Collections.synchronizedList(new ArrayList<>());
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    SessionHandler sessions = new SessionHandler();
    sessions.setHandler(new App(kept));
    server.setHandler(sessions);
    server.start();
    Requests.send(50, ((NetworkConnector) server.getConnectors()[0]).getLocalPort());
    kept.add((AutoCloseable) server::stop);
    return kept;
  }

  private static final class App extends Handler.Abstract {
    private final List<Object> kept;

    App(List<Object> kept) {
      this.kept = kept;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int i = Integer.parseInt(Request.getPathInContext(request).substring(1));
      Session session = request.getSession(true);
      session.setMaxInactiveInterval(60);
      if (i < 40) {
        session.invalidate();
        if (i % 5 == 0) {
          kept.add(session);
        }
      }
      callback.succeeded();
      return true;
    }
  }
}
