package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopErrorsTest {
  private final LoopErrors errors = new LoopErrors();

  @Test
  void a_loop_that_only_fails_is_given_up() {
    for (int i = 0; i < LoopErrors.ALLOWED_IN_A_ROW; i++) {
      assertThat(errors.turnFailed(new IllegalStateException())).isFalse();
    }
    assertThat(errors.turnFailed(new IllegalStateException())).isTrue();
  }

  @Test
  void errors_with_good_turns_between_them_are_counted_but_never_too_many() {
    for (int i = 0; i < 10 * LoopErrors.ALLOWED_IN_A_ROW; i++) {
      assertThat(errors.turnFailed(new IllegalStateException())).isFalse();
      errors.turnSucceeded();
    }
    assertThat(errors.total()).isEqualTo(10L * LoopErrors.ALLOWED_IN_A_ROW);
  }

  @Test
  void want_of_memory_is_no_reason_to_give_up() {
    LoopErrors errors = new LoopErrors();
    for (int i = 0; i < 2 * LoopErrors.ALLOWED_IN_A_ROW; i++) {
      assertThat(errors.turnFailed(new OutOfMemoryError())).isFalse();
    }
    assertThat(errors.total()).isEqualTo(2 * LoopErrors.ALLOWED_IN_A_ROW);
  }
}
