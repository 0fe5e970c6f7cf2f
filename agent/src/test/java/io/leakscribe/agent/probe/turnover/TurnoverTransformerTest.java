package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnoverTransformerTest {
  private final TurnoverTransformer transformer = new TurnoverTransformer();

  static final class Tokens {
    final Map<String, Long> stamps = new HashMap<>();

    void reap(long before) {
      stamps.values().removeIf(stamp -> stamp < before);
    }
  }

  static final class Reaper {
    void run(Tokens tokens) {
      tokens.stamps.values().removeIf(stamp -> stamp == 0);
    }
  }

  @Test
  void a_holder_that_two_classes_sweep_has_the_sweepers_of_both() throws IOException {
    transformer.ask(
        List.of(new WeakReference<>(Tokens.class), new WeakReference<>(Reaper.class)), List.of());
    weave(Tokens.class);
    weave(Reaper.class);

    assertThat(transformer.sweepers(Tokens.class.getName() + ".stamps"))
        .containsExactlyInAnyOrder(
            Tokens.class.getName() + ".reap", Reaper.class.getName() + ".run");
  }

  private void weave(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/');
    try (InputStream in = type.getClassLoader().getResourceAsStream(name + ".class")) {
      transformer.transform(type.getClassLoader(), name, type, null, in.readAllBytes());
    }
    assertThat(transformer.takeFailure()).isNull();
  }
}
