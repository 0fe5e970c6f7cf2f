package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTableTest {
  private static final Scenario FIRST = Scenario.number(1);
  private static final String HOLDER = String.valueOf(FIRST.holder());

  @Test
  void aLeakIsToldWithItsShareOfTheTimeToExhaustion() {
    Outcome outcome =
        Outcomes.of(FIRST)
            .leak(50, Stage.SUSPECTED, HOLDER)
            .cleared(50, "traffic", "the load did not grow")
            .cleared(51, "traffic", "the load did not grow")
            .cleared(55, "library", "the application's own code")
            .leak(60, Stage.CONFIRMED, HOLDER)
            .exhaustedAfter(200);

    assertThat(row(outcome))
        .isEqualTo(
            "| 1: sessions kept after logout | OpenJDK 17, G1 | 3:20 | 0:50 (25 %) | 1:00 (30 %)"
                + " | `com.example.shop.TrackingSessionRegistry.sessions` | yes | traffic, library |");
  }

  @Test
  void aWrongHolderAndAnUnconfirmedLeakAreNotAsExpected() {
    assertThat(row(Outcomes.of(FIRST).leak(60, Stage.CONFIRMED, "a.B.c").exhaustedAfter(200)))
        .contains("`a.B.c` | **no**");
    assertThat(row(Outcomes.of(FIRST).leak(60, Stage.SUSPECTED, HOLDER).exhaustedAfter(200)))
        .contains("never | `" + HOLDER + "` | **no**");
  }

  @Test
  void aHealthyShopIsLeftAlone() {
    assertThat(row(Outcomes.of(Scenario.HEALTHY).stoppedAfter(240)))
        .isEqualTo(
            "| healthy shop | OpenJDK 17, G1 | not within 4:00 | never | never | none | yes | none |");
    assertThat(
            row(Outcomes.of(Scenario.HEALTHY).leak(9, Stage.SUSPECTED, HOLDER).stoppedAfter(240)))
        .contains("**no**");
  }

  private static String row(Outcome outcome) {
    return OutcomeTable.of(List.of(outcome)).lines().skip(2).findFirst().orElseThrow();
  }
}
