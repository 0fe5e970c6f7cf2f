package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartTest {
  private final List<String> lines = new ArrayList<>();
  private int ended;
  private boolean endFails;
  private Throwable failure = new IllegalStateException("broken");

  private final Part<String> part =
      new Part<>("heap probe", this::give, "nothing", lines::add, this::end);

  @Test
  void one_that_keeps_failing_is_switched_off_with_one_line() {
    for (int i = 0; i < 5; i++) {
      assertThat(part.get()).isEqualTo("nothing");
    }
    failure = null;
    assertThat(part.get()).isEqualTo("nothing");
    assertThat(lines).singleElement().asString().contains("heap probe", "switched off", "broken");
    assertThat(ended).as("what it has running is ended once").isEqualTo(1);
  }

  @Test
  void what_cannot_be_ended_costs_a_line() {
    endFails = true;
    for (int i = 0; i < 5; i++) {
      assertThat(part.get()).isEqualTo("nothing");
    }
    assertThat(ended).isEqualTo(1);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("heap probe", "could not be ended", "still busy");
    assertThat(part.errors()).isEqualTo(4);
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
    assertThat(ended).isZero();
  }

  private void end() {
    ended++;
    if (endFails) {
      throw new IllegalStateException("still busy");
    }
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
