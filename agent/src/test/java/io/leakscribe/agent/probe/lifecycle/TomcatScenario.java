package io.leakscribe.agent.probe.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;

/** A real session manager of Tomcat: 100 sessions, 90 invalidated, 18 of these kept by somebody. */
public final class TomcatScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() throws Exception {
    StandardContext context = new StandardContext();
    StandardManager manager = new StandardManager();
    manager.setContext(context);
    List<Object> kept = new ArrayList<>(List.of(manager));
    for (int i = 0; i < 100; i++) {
      Session session = manager.createSession("s" + i);
      if (i < 90) {
        Object servletSession = Session.class.getMethod("getSession").invoke(session);
        servletSession.getClass().getMethod("invalidate").invoke(servletSession);
        session.expire();
        if (i % 5 == 0) {
          kept.add(servletSession);
        }
      }
    }
    return kept;
  }
}
