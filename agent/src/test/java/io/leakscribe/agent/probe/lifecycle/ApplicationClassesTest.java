package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.shop.lifecycle.AppScenario;
import com.shop.lifecycle.LruScenario;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LifecycleReading.Kind;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ApplicationClassesTest {
  private static final String APP = "com.shop.lifecycle.AppScenario$";

  @Test
  void an_lru_map_reports_what_its_own_rule_evicts() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(LruScenario.class, List.of());
      lab.passGrace();
      assertThat(lab.only())
          .returns("com.shop.lifecycle.LruScenario$Lru", LifecycleReading::type)
          .returns(180L, LifecycleReading::ended)
          .returns(20L, LifecycleReading::live)
          .returns(18L, LifecycleReading::retained);
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void session_classes_of_the_application_are_counted_with_their_site() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(AppScenario.class, List.of());
      lab.passGrace();
      Map<String, LifecycleReading> readings = byType(lab);

      assertThat(readings.get(APP + "UserSession"))
          .returns(Kind.SESSION, LifecycleReading::kind)
          .returns(30L, LifecycleReading::created)
          .returns(0L, LifecycleReading::ended)
          .returns(5L, LifecycleReading::live)
          .returns(0L, LifecycleReading::retained)
          .returns(null, LifecycleReading::expiryDebt)
          .satisfies(
              reading ->
                  assertThat(reading.allocationSite())
                      .startsWith("com.shop.lifecycle.AppScenario.login(AppScenario.java:"));
      assertThat(readings.get(APP + "VipSession"))
          .returns(15L, LifecycleReading::created)
          .returns(5L, LifecycleReading::live);
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void classes_that_the_operator_named_are_watched() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(AppScenario.class, List.of());
      lab.passGrace();
      Map<String, LifecycleReading> readings = byType(lab);

      assertThat(readings.get(APP + "Basket"))
          .returns(Kind.CONFIGURED, LifecycleReading::kind)
          .returns(1L, LifecycleReading::created);
      assertThat(readings.get(APP + "Shelf"))
          .returns(Kind.CACHE_ENTRY, LifecycleReading::kind)
          .returns(8L, LifecycleReading::ended)
          .returns(3L, LifecycleReading::retained);
      Reference.reachabilityFence(kept);
    }
  }

  private static Map<String, LifecycleReading> byType(Lab lab) {
    return lab.sample().stream()
        .collect(Collectors.toMap(LifecycleReading::type, Function.identity()));
  }

  @Test
  void a_type_goes_with_the_application_that_declares_it() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(AppScenario.class, List.of());
      Lab.collect();
      assertThat(lab.sample()).isNotEmpty();
      Reference.reachabilityFence(kept);
      kept.clear();
      await()
          .untilAsserted(
              () -> {
                Lab.collect();
                assertThat(lab.sample()).isEmpty();
              });
      List<Object> redeployed = lab.run(AppScenario.class, List.of());
      assertThat(lab.sample()).isNotEmpty();
      Reference.reachabilityFence(redeployed);
    }
  }
}
