package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.probe.weave.ClassWeaver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FirstEventsTest {

  /** It may hold the lock of a cache, and our classes come out of a jar. */
  @Test
  void after_the_first_look_no_thread_of_the_application_loads_a_class_of_ours() throws Exception {
    Loaded loaded = new Loaded(new ArrayList<>());
    try (WeavingLoader loader =
        new WeavingLoader(List.of(loaded), List.of("io.leakscribe.agent."))) {
      Runnable first =
          (Runnable)
              loader
                  .loadClass(FirstEvents.class.getName())
                  .getConstructor(Runnable.class)
                  .newInstance((Runnable) loaded.names::clear);
      assertThat(loaded.names).isNotEmpty();
      first.run();
    }
    assertThat(loaded.names).isEmpty();
  }

  /** Changes nothing. */
  private record Loaded(List<String> names) implements ClassWeaver {
    @Override
    public String name() {
      return "loaded";
    }

    @Override
    public boolean wants(ClassLoader loader, String internalName) {
      names.add(internalName);
      return false;
    }

    @Override
    public byte[] weave(ClassLoader loader, String internalName, byte[] classFile) {
      return classFile;
    }
  }
}
