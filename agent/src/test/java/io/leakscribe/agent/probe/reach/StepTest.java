package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class StepTest {
  @Test
  void a_weak_step_keeps_nothing_alive() {
    Object node = new Object();
    WeakReference<Object> watch = new WeakReference<>(node);
    Step step = Step.root("static com.shop.Queue.head", node);
    step.weaken();
    node = null;

    await()
        .until(
            () -> {
              System.gc();
              return watch.refersTo(null);
            });
    assertThat(step.take()).isNull();
  }

  @Test
  void an_object_is_taken_once() {
    Object node = new Object();
    Step step = Step.root("static com.shop.Queue.head", node);
    step.weaken();

    assertThat(step.take()).isSameAs(node);
    assertThat(step.take()).isNull();
  }
}
