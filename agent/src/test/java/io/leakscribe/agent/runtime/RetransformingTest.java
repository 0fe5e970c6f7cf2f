package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RetransformingTest {
  private static final List<Class<?>> CLASSES =
      List.of(int.class, long.class, byte.class, short.class, char.class, float.class, void.class);

  private final List<Class<?>> done = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private int calls;

  @Test
  void one_that_the_jvm_refuses_does_not_cost_the_others() {
    run(Set.of(short.class));
    assertThat(done).hasSize(6).doesNotContain(short.class);
    assertThat(log)
        .containsExactly(
            "1 class that was loaded before the agent cannot be watched: 'short'"
                + " (java.lang.InternalError: invalid class);"
                + " start the agent with -javaagent to watch them");
    assertThat(calls).isLessThan(10);
  }

  @Test
  void says_nothing_when_all_goes_well() {
    run(Set.of());
    assertThat(done).hasSize(7);
    assertThat(log).isEmpty();
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void gives_up_at_last() {
    Retransforming retransforming = new Retransforming(refusing(Set.copyOf(CLASSES)), done::add);
    for (int i = 0; i < 500; i++) {
      retransforming.all(CLASSES);
    }
    retransforming.tell(log::add);
    assertThat(calls).isLessThan(800);
    assertThat(log).singleElement().asString().startsWith("3500 classes that were");
  }

  private void run(Set<Class<?>> refused) {
    Retransforming retransforming = new Retransforming(refusing(refused), done::add);
    retransforming.all(CLASSES);
    retransforming.tell(log::add);
  }

  private Instrumentation refusing(Set<Class<?>> refused) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (self, method, values) -> {
              calls++;
              if (Arrays.stream((Class<?>[]) values[0]).anyMatch(refused::contains)) {
                throw new InternalError("invalid class");
              }
              return null;
            });
  }
}
