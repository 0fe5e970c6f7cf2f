package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MemoryTest {

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
