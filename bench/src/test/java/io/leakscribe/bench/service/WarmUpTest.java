package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final WarmUp PLAN = new WarmUp(50, 200, 700);

  /** How many requests it takes when the windows cost this, the last one for ever. */
  private static int over(WarmUp plan, double... costs) {
    List<Double> windows = new ArrayList<>();
    while (!plan.isOver(windows)) {
      windows.add(costs[Math.min(windows.size(), costs.length - 1)]);
    }
    return windows.size() * plan.window();
  }

  @Test
  void isNotOverBeforeTheLeast() {
    assertThat(over(PLAN, 40)).isEqualTo(200);
  }

  @Test
  void isOverOnceTwoWindowsAreAsGoodAsTheBest() {
    assertThat(over(PLAN, 90, 80, 70, 60, 50, 41, 40)).isEqualTo(350);
  }

  @Test
  void aWindowThatFellBackIsNotTheEnd() {
    assertThat(over(PLAN, 60, 40, 40, 55, 41, 40.5)).isEqualTo(300);
  }

  @Test
  void whatNeverSettlesIsOverInTheEnd() {
    double[] falling = new double[20];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = 100 * Math.pow(0.9, i);
    }
    assertThat(over(PLAN, falling)).isEqualTo(700);
  }

  @Test
  void aNumberThatWasAskedForIsKept() {
    assertThat(over(WarmUp.of(4_000), 90, 80, 70)).isEqualTo(4_000);
    assertThat(over(WarmUp.of(0), 90)).isEqualTo(1);
    assertThat(WarmUp.of(4_000)).hasToString("4,000 requests to warm up");
  }
}
