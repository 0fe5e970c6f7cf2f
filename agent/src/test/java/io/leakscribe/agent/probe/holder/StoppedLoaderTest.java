package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void one_that_was_stopped_is_not_asked_for_the_types_of_fields() throws Exception {
    Peek peek = new Peek(Openers.REAL);
    try (Deployed loader = new Deployed()) {
      Class<?> known = loader.define();
      Class<?> unknown = loader.defineOther();
      assertThat(peek.fieldsOf(known)).hasSize(1);
      assertThat(loader.asked).contains("java.util.Map");
      loader.stop();
      loader.asked.clear();

      assertThat(peek.fieldsOf(unknown)).isEmpty();
      assertThat(peek.field(unknown, "entries")).isNull();
      assertThat(peek.fieldsOf(known)).as("the JVM knows the types").hasSize(1);
      assertThat(peek.field(known, "entries")).isNotNull();
      assertThat(loader.asked).isEmpty();
    }
  }
}
