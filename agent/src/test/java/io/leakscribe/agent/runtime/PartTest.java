package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartTest {
  private final List<String> lines = new ArrayList<>();
  private Throwable failure = new IllegalStateException("broken");

  private final Part<String> part = new Part<>("heap probe", this::give, "nothing", lines::add);

  @Test
  void one_that_keeps_failing_is_switched_off_with_one_line() {
    for (int i = 0; i < 5; i++) {
      assertThat(part.get()).isEqualTo("nothing");
    }
    failure = null;
    assertThat(part.get()).isEqualTo("nothing");
    assertThat(lines).singleElement().asString().contains("heap probe", "switched off", "broken");
  }

  @Test
  void one_that_finds_no_memory_goes_on_when_there_is_some() {
    failure = new OutOfMemoryError("Java heap space");
    for (int i = 0; i < 50; i++) {
      assertThat(part.get()).isEqualTo("nothing");
    }
    failure = null;
    assertThat(part.get()).isEqualTo("something");
    assertThat(part.errors()).isEqualTo(50);
    assertThat(lines).isEmpty();
  }

  private String give() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    return "something";
  }
}
