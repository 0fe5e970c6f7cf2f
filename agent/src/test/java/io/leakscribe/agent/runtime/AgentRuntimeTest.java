package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.Sources;
import io.leakscribe.launch.TestBridge;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

final class AgentRuntimeTest {
  private final List<Object> transformers = new ArrayList<>();
  private boolean refusing;

  @Test
  void where_no_thread_can_be_started_nothing_stays_woven() throws Exception {
    Instrumented instrumented = instrumented();
    Thread unstartable =
        new Thread() {
          @Override
          public synchronized void start() {
            assertThat(transformers).hasSize(1);
            throw new OutOfMemoryError("unable to create native thread");
          }
        };
    assertThatThrownBy(() -> AgentRuntime.start(instrumented, false, unstartable))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(transformers).isEmpty();
  }

  @Test
  void what_cannot_be_installed_is_not_started() throws Exception {
    refusing = true;
    Thread thread = new Thread(() -> {});
    Instrumented instrumented = instrumented();
    assertThatThrownBy(() -> AgentRuntime.start(instrumented, false, thread)).hasMessage("refused");
    assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
  }

  private Instrumented instrumented() throws Exception {
    Options options =
        OptionsReader.read(
                new Sources(
                    null,
                    Map.of(),
                    name -> null,
                    file -> {
                      throw new AssertionError(file);
                    }))
            .options();
    return new Instrumented(
        noting(ByteBuddyAgent.install()), TestBridge.install(), options, s -> {});
  }

  private Instrumentation noting(Instrumentation real) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("addTransformer")) {
                if (refusing) {
                  throw new IllegalStateException("refused");
                }
                transformers.add((ClassFileTransformer) arguments[0]);
                return null;
              }
              return method.getName().equals("removeTransformer")
                  ? (Object) transformers.remove(arguments[0])
                  : method.invoke(real, arguments);
            });
  }
}
