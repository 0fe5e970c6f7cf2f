package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.leakscribe.agent.observe.LifecycleReading;
import java.lang.ref.Reference;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class ContainerSessionsTest {

  @BeforeAll
  static void quiet() {
    for (String container : List.of("org.eclipse.jetty", "io.undertow", "org.xnio", "org.jboss")) {
      ((Logger) LoggerFactory.getLogger(container)).setLevel(Level.WARN);
    }
  }

  @Test
  void tomcat_sessions_kept_after_invalidation_are_reported() throws Exception {
    expectTomcat();
  }

  @Test
  void sessions_of_a_javax_tomcat_are_seen_too() throws Exception {
    expectTomcat(Older.jars("tomcat-embed-core-9", "tomcat-annotations-api-9"));
  }

  private static void expectTomcat(URL... jars) throws Exception {
    try (Lab lab = new Lab()) {
      List<String> packages = List.of("org.apache.", "jakarta.servlet.", "javax.servlet.");
      List<Object> kept = lab.run(TomcatScenario.class, packages, jars);

      lab.passGrace();

      assertThat(lab.only())
          .returns("org.apache.catalina.session.StandardSession", LifecycleReading::type)
          .returns(100L, LifecycleReading::created)
          .returns(90L, LifecycleReading::ended)
          .returns(10L, LifecycleReading::live)
          .returns(18L, LifecycleReading::retained)
          .returns(0L, LifecycleReading::expiryDebt)
          .returns(1800L, LifecycleReading::timeoutSeconds);
      lab.wallClock = lab.wallClock.plusSeconds(1800 + 121);
      assertThat(lab.only().expiryDebt()).isEqualTo(10);
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void sessions_of_a_javax_jetty_are_seen_too() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept =
          lab.run(
              JavaxJettyScenario.class,
              List.of("org.eclipse.jetty.", "javax.servlet."),
              Older.jars("jetty-server-9", "jetty-util-9", "jetty-http-9", "jetty-io-9", "javax."));
      expectEightOfForty(lab, "org.eclipse.jetty.server.session.Session", kept);
    }
  }

  @Test
  void jetty_sessions_kept_after_invalidation_are_reported() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(JettyScenario.class, List.of("org.eclipse.jetty."));
      expectEightOfForty(lab, "org.eclipse.jetty.session.ManagedSession", kept);
    }
  }

  @Test
  void undertow_sessions_kept_after_invalidation_are_reported() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept =
          lab.run(UndertowScenario.class, List.of("io.undertow.", "org.xnio.", "org.jboss."));
      String type = "io.undertow.server.session.InMemorySessionManager$SessionImpl";
      expectEightOfForty(lab, type, kept);
    }
  }

  /** And, long after, the ten that were not invalidated are in debt. */
  private static void expectEightOfForty(Lab lab, String type, List<Object> kept) throws Exception {
    lab.passGrace();
    assertThat(lab.only())
        .returns(type, LifecycleReading::type)
        .returns(50L, LifecycleReading::created)
        .returns(40L, LifecycleReading::ended)
        .returns(10L, LifecycleReading::live)
        .returns(8L, LifecycleReading::retained)
        .returns(0L, LifecycleReading::expiryDebt)
        .returns(60L, LifecycleReading::timeoutSeconds);
    lab.wallClock = lab.wallClock.plusSeconds(3600);
    assertThat(lab.only().expiryDebt()).isEqualTo(10);
    ((AutoCloseable) kept.get(kept.size() - 1)).close();
  }
}
