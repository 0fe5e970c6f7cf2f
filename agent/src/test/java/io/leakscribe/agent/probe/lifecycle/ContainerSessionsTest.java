package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.LifecycleReading;
import java.lang.ref.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContainerSessionsTest {

  @Test
  void tomcat_sessions_kept_after_invalidation_are_reported() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(TomcatScenario.class, List.of("org.apache.", "jakarta.servlet."));

      lab.passGrace();

      assertThat(lab.only())
          .returns("org.apache.catalina.session.StandardSession", LifecycleReading::type)
          .returns(100L, LifecycleReading::created)
          .returns(90L, LifecycleReading::ended)
          .returns(10L, LifecycleReading::live)
          .returns(18L, LifecycleReading::retained);
      Reference.reachabilityFence(kept);
    }
  }
}
