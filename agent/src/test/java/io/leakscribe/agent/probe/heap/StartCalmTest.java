package io.leakscribe.agent.probe.heap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartCalmTest {
  private final StartCalm start = new StartCalm();

  @Test
  void oneLookTellsNothing() {
    assertThat(start.isCalm(10)).isFalse();
    assertThat(start.isCalm(10)).isTrue();
  }

  @Test
  void isCalmOnceFewClassesAreLoadedBetweenTwoLooks() {
    assertThat(start.isCalm(1_000)).isFalse();
    assertThat(start.isCalm(5_000)).isFalse();
    assertThat(start.isCalm(5_100)).isFalse();
    assertThat(start.isCalm(5_120)).isTrue();
  }

  @Test
  void anApplicationThatLoadsOnAndOnIsNotWaitedForLongerThanTenSeconds() {
    int looks = 1;
    while (!start.isCalm(looks * 1_000L)) {
      looks++;
    }
    assertThat((looks - 1) * StartCalm.CHECK_MILLIS).isEqualTo(10_000);
  }
}
