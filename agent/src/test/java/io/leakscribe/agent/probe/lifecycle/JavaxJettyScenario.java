package io.leakscribe.agent.probe.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The sessions of a Jetty before 12: 50 sessions, 40 invalidated, 8 of these kept. By reflection,
 * since another Jetty is on the class path that this compiles against.
 */
public final class JavaxJettyScenario implements Callable<List<Object>> {
  private static final String SESSIONS = "org.eclipse.jetty.server.session.";

  @Override
  public List<Object> call() throws Exception {
    Object server = Class.forName("org.eclipse.jetty.server.Server").getConstructor().newInstance();
    Class<?> handlerClass = Class.forName("org.eclipse.jetty.server.Handler");
    Object handler = Class.forName(SESSIONS + "SessionHandler").getConstructor().newInstance();
    server.getClass().getMethod("setHandler", handlerClass).invoke(server, handler);
    server.getClass().getMethod("start").invoke(server);
    Object cache = handler.getClass().getMethod("getSessionCache").invoke(handler);
    List<Object> kept = new ArrayList<>(List.of(cache));
    for (int i = 0; i < 50; i++) {
      Object session = newSession(cache, "s" + i);
      if (i < 40) {
        session.getClass().getMethod("invalidate").invoke(session);
        if (i % 5 == 0) {
          kept.add(session);
        }
      }
    }
    kept.add((AutoCloseable) () -> server.getClass().getMethod("stop").invoke(server));
    return kept;
  }

  private static Object newSession(Object cache, String id) throws Exception {
    long now = System.currentTimeMillis();
    Class<?> dataClass = Class.forName(SESSIONS + "SessionData");
    Object data =
        dataClass
            .getConstructor(
                String.class,
                String.class,
                String.class,
                long.class,
                long.class,
                long.class,
                long.class)
            .newInstance(id, "", "0.0.0.0", now, now, now, 60_000L);
    dataClass.getMethod("setExpiry", long.class).invoke(data, now + 60_000L);
    Object session = cache.getClass().getMethod("newSession", dataClass).invoke(cache, data);
    Class<?> sessionClass = Class.forName(SESSIONS + "Session");
    cache.getClass().getMethod("add", String.class, sessionClass).invoke(cache, id, session);
    return session;
  }
}
