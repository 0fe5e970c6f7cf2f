package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final List<String> ARMS = List.of("none", "a", "b", "c", "d");

  @Test
  void everyRoundHasEveryArmOnce() {
    for (int round = 1; round <= 6; round++) {
      assertThat(Plan.order(ARMS, "none", round)).containsExactlyInAnyOrderElementsOf(ARMS);
    }
  }

  @Test
  void theFirstRoundBeginsWithTheArmThatSetsThePace() {
    assertThat(Plan.order(ARMS, "none", 1)).first().isEqualTo("none");
  }

  @Test
  void theSecondRoundOfAPairGoesBackwards() {
    List<String> backwards = new ArrayList<>(Plan.order(ARMS, "none", 4));
    Collections.reverse(backwards);

    assertThat(backwards).isEqualTo(Plan.order(ARMS, "none", 3));
    assertThat(Plan.order(ARMS, "none", 5)).isNotEqualTo(Plan.order(ARMS, "none", 3));
  }
}
