package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LifecycleReading.Kind;
import java.lang.ref.Reference;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CachesTest {
  private static final List<String> CAFFEINE = List.of("com.github.benmanes.");

  @Test
  void caffeine_entries_that_left_and_are_kept_are_reported() throws Exception {
    expectCaffeine();
  }

  @Test
  void so_are_those_of_caffeine_2() throws Exception {
    expectCaffeine(Older.jars("caffeine-2."));
  }

  @Test
  void so_are_those_of_caffeine_3_1() throws Exception {
    expectCaffeine(Older.jars("caffeine-3.1."));
  }

  private static void expectCaffeine(URL... jars) throws Exception {
    try (Lab lab = new Lab()) {
      lab.namer = cache -> "com.shop.Prices.cache";
      List<Object> kept = lab.run(CacheScenario.class, CAFFEINE, jars);
      lab.passGrace();
      assertThat(lab.only())
          .returns(Kind.CACHE_ENTRY, LifecycleReading::kind)
          .returns("com.shop.Prices.cache", LifecycleReading::type)
          .returns(200L, LifecycleReading::created)
          .returns(200L, LifecycleReading::ended)
          .returns(0L, LifecycleReading::live)
          .returns(20L, LifecycleReading::retained)
          .returns("[I", LifecycleReading::retainedClass);
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void removals_from_an_unbounded_caffeine_cache_are_seen() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(UnboundedCaffeineScenario.class, CAFFEINE);
      lab.passGrace();
      assertThat(lab.only())
          .returns(50L, LifecycleReading::ended)
          .returns(10L, LifecycleReading::live)
          .returns(5L, LifecycleReading::retained);
      Reference.reachabilityFence(kept);
    }
  }

  @Test
  void guava_evictions_are_seen_and_replacements_are_not() throws Exception {
    try (Lab lab = new Lab()) {
      List<Object> kept = lab.run(GuavaScenario.class, List.of("com.google.common."));
      lab.passGrace();
      assertThat(lab.only())
          .returns(180L, LifecycleReading::ended)
          .returns(20L, LifecycleReading::live)
          .returns(18L, LifecycleReading::retained);
      Reference.reachabilityFence(kept);
    }
  }
}
