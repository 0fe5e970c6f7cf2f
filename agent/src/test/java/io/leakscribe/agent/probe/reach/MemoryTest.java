package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.agent.probe.holder.Deployed;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MemoryTest {

  @Test
  void the_loader_of_a_stopped_application_is_not_asked_for_the_types_of_fields() throws Exception {
    Memory memory = Memory.open(ModuleOpener.by(Walker.instrumentation()));
    try (Deployed loader = new Deployed()) {
      Class<?> known = loader.define();
      Class<?> unknown = loader.defineOther();
      assertThat(memory.fields(known)).hasSize(1);
      loader.stop();
      loader.asked.clear();

      assertThat(memory.fields(unknown)).isEmpty();
      assertThat(memory.fields(known)).as("the JVM knows the types").hasSize(1);
      assertThat(loader.asked).isEmpty();
    }
  }

  /** A walk ends for good at what it does not know, and not for want of memory. */
  @Test
  void want_of_memory_is_passed_on_as_it_is() {
    OutOfMemoryError full = new OutOfMemoryError("full");
    assertThatThrownBy(() -> Memory.passedOn(full)).isSameAs(full);
    RuntimeException known = new IllegalArgumentException("odd");
    assertThat(Memory.passedOn(known)).isSameAs(known);
    assertThat(Memory.passedOn(new IOException("odd"))).isInstanceOf(IllegalStateException.class);
  }
}
