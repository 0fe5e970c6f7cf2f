package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Scenario FIRST = Scenario.number(1);

  @Test
  void tellsTheEndTheSuspectTheEvidenceAndWhatToDoNext() {
    Outcome outcome =
        Outcomes.of(FIRST)
            .leak(50, Stage.SUSPECTED, String.valueOf(FIRST.holder()))
            .cleared(50, "traffic", "The load did not grow.")
            .leak(60, Stage.CONFIRMED, String.valueOf(FIRST.holder()))
            .exhaustedAfter(248);

    assertThat(Summary.of(outcome, Path.of("/run/postmortem.html")))
        .isEqualToNormalizingNewlines(
            """
            The shop ran out of memory after 4:08.
            By then customers had sent 8,883 requests, 0 of them failed.
            Leak suspected after 0:50, confirmed after 1:00: 3:08 before the memory was exhausted.

            Suspect number one: com.example.shop.TrackingSessionRegistry.sessions (right)
              a session that holds com.example.shop.ShopSession, confidence 93 %
              created at com.example.shop.Visits.open(Visits.java:31)
            Evidence, by weight:
              +2.0  holder: It grew from 104 to 705 entries.
            Wrong suspects cleared:
              not traffic: The load did not grow.

            Draft of the postmortem: /run/postmortem.html (.md and .json beside it)
            Draft it again:          java -jar agent/target/leakscribe.jar report --dir /run/leakscribe\
            """);
  }

  @Test
  void saysSoWhenTheWrongFieldIsNamed() {
    Outcome outcome = Outcomes.of(FIRST).leak(50, Stage.SUSPECTED, "a.B.c").stoppedAfter(248);

    assertThat(Summary.of(outcome, null))
        .contains("a.B.c (wrong: it is com.example.shop.TrackingSessionRegistry.sessions)")
        .contains("Leak suspected after 0:50, not confirmed.");
  }

  @Test
  void aHealthyShopHasNoSuspect() {
    assertThat(Summary.of(Outcomes.of(Scenario.HEALTHY).stoppedAfter(240), null))
        .isEqualToNormalizingNewlines(
            """
            The shop was stopped, still with memory, after 4:00.
            By then customers had sent 8,883 requests, 0 of them failed.
            The agent suspected nothing.\
            """);
  }
}
