package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.catalina.loader.ParallelWebappClassLoader;
import org.junit.jupiter.api.Test;

final class StoppedLoaderTest {

  @Test
  void an_application_is_over_when_tomcat_has_stopped_it() throws Exception {
    try (Deployed loader = new Deployed()) {
      Class<?> type = loader.define();
      assertThat(StoppedLoader.of(type)).isFalse();
      loader.stop();
      assertThat(StoppedLoader.of(type)).isTrue();
    }
  }

  @Test
  void what_no_tomcat_loaded_is_not_over() {
    assertThat(StoppedLoader.of(StoppedLoaderTest.class)).isFalse();
    assertThat(StoppedLoader.of(String.class)).isFalse();
  }

  private static final class Deployed extends ParallelWebappClassLoader {
    Deployed() {
      super(StoppedLoaderTest.class.getClassLoader());
    }

    // One that was never started has nothing to search.
    @Override
    public Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return Class.forName(name, resolve, getParent());
    }

    Class<?> define() throws IOException {
      String name = Planted.class.getName();
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (InputStream in = Planted.class.getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
  }

  private static final class Planted {}
}
