package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartCalmTest {
  private final StartCalm start = new StartCalm();

  @Test
  void oneLookTellsNothingAndOneCalmMomentLittle() {
    assertThat(start.isCalm(10)).isFalse();
    assertThat(start.isCalm(10)).isFalse();
    assertThat(start.isCalm(10)).isTrue();
  }

  @Test
  void isCalmOnceFewClassesAreLoadedBetweenLooks() {
    assertThat(start.isCalm(1_000)).isFalse();
    assertThat(start.isCalm(1_010)).isFalse();
    assertThat(start.isCalm(5_000)).isFalse();
    assertThat(start.isCalm(5_015)).isFalse();
    assertThat(start.isCalm(5_030)).isTrue();
  }

  @Test
  void anApplicationThatLoadsOnAndOnIsWaitedForSomeSecondsOnly() {
    int looks = 1;
    while (!start.isCalm(looks * 1_000L)) {
      looks++;
    }
    assertThat(StartCalm.CHECK.multipliedBy(looks - 1)).isEqualTo(StartCalm.AT_MOST);
  }
}
