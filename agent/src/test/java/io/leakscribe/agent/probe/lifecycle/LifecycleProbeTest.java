package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.probe.weave.Hooks;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LifecycleProbeTest {
  private final Lab lab = new Lab();
  private final List<Object> kept = new ArrayList<>();

  @AfterEach
  void silence() {
    lab.close();
  }

  @Test
  void nothing_seen_gives_no_readings() {
    assertThat(lab.sample()).isEmpty();
  }

  @Test
  void nothing_is_kept_and_nothing_heard_once_it_is_closed() {
    end(5);
    assertThat(lab.only().ended()).isEqualTo(5);
    assertThat(lab.probe.trackedObjects()).isPositive();
    lab.probe.close();
    end(5);
    assertThat(lab.sample()).isEmpty();
    assertThat(lab.probe.trackedObjects()).isZero();
  }

  @Test
  void holders_of_retained_objects_are_asked_for_seldom() {
    lab.holders = List.of("com.shop.Registry.sessions");
    end(5);
    lab.passGrace();
    assertThat(lab.only().heldBy()).containsExactly("com.shop.Registry.sessions");
    lab.only();
    assertThat(lab.asked).containsExactly(5);

    end(100);
    lab.passGrace();
    assertThat(lab.only().retained()).isEqualTo(105);
    lab.pass(10);
    lab.only();
    lab.pass(10);
    lab.only();
    assertThat(lab.asked).containsExactly(5, 64);
    Reference.reachabilityFence(kept);
  }

  @Test
  void holders_are_not_asked_for_while_nothing_is_retained() {
    end(5);
    assertThat(lab.only().retained()).isZero();
    assertThat(lab.asked).isEmpty();
    Reference.reachabilityFence(kept);
  }

  @Test
  void shared_values_that_leave_a_cache_are_counted_but_prove_nothing() {
    Object cache = new Object();
    for (Object value : List.of("sku", 42, true, TimeUnit.DAYS, String.class)) {
      TestBridge.fire(Hooks.ENTRY_REMOVED, value, cache);
    }
    lab.passGrace();
    assertThat(lab.only())
        .returns(5L, LifecycleReading::ended)
        .returns(0L, LifecycleReading::retained);
    Reference.reachabilityFence(cache);
  }

  @Test
  void the_value_of_an_asynchronous_cache_is_the_result_and_not_the_future() {
    Object cache = new Object();
    int[] result = new int[1];
    CompletableFuture<int[]> done = CompletableFuture.completedFuture(result);
    TestBridge.fire(Hooks.ENTRY_REMOVED, done, cache);
    TestBridge.fire(Hooks.ENTRY_REMOVED, new CompletableFuture<Object>(), cache);
    TestBridge.fire(
        Hooks.ENTRY_REMOVED, CompletableFuture.failedFuture(new Exception("no")), cache);
    lab.passGrace();
    assertThat(lab.only())
        .returns(3L, LifecycleReading::ended)
        .returns(1L, LifecycleReading::retained)
        .returns("[I", LifecycleReading::retainedClass);
    Reference.reachabilityFence(List.of(cache, result));
  }

  @Test
  void a_cache_that_is_gone_is_forgotten() {
    TestBridge.fire(Hooks.ENTRY_REMOVED, new int[1], new Object());
    Lab.collect();
    assertThat(lab.sample()).isEmpty();
  }

  @Test
  void an_end_without_a_beginning_does_not_make_the_living_negative() {
    TestBridge.fire(Hooks.SESSION_ENDED, new Object(), Object.class);
    assertThat(lab.only()).returns(1L, LifecycleReading::ended).returns(0L, LifecycleReading::live);
  }

  private void end(int count) {
    for (int i = 0; i < count; i++) {
      Object session = new Object();
      kept.add(session);
      TestBridge.fire(Hooks.SESSION_CREATED, session, Object.class);
      TestBridge.fire(Hooks.SESSION_ENDED, session, Object.class);
    }
  }
}
