package io.leakscribe.corpus;

import static io.leakscribe.corpus.Runs.suspect;
import static io.leakscribe.journal.Stage.CONFIRMED;
import static io.leakscribe.journal.Stage.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.corpus.Outcome.Ending;
import io.leakscribe.journal.Suspect;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Suspect RIGHT =
      suspect("com.acme.Bag.items", "com.acme.Bag.put(Bag.java:7)", null);
  private static final Suspect WRONG = suspect("com.acme.Other.list", null, null);

  private static final Result FOUND =
      Result.of(
          Runs.of(Runs.LEAK)
              .turn(20, SUSPECTED, WRONG)
              .turn(40, CONFIRMED, Runs.end(90, 110), RIGHT)
              .ended(Ending.OUT_OF_MEMORY, 100));
  private static final Result LATE_AND_WRONG =
      Result.of(Runs.of(Runs.LEAK).turn(80, CONFIRMED, WRONG).ended());
  private static final Result BROKEN = Result.of(Runs.of(Runs.LEAK).ended(Ending.FAILED, 1));
  private static final Result QUIET = Result.of(Runs.of(Runs.HEALTHY).ended());
  private static final Result LOUD =
      Result.of(Runs.of(Runs.HEALTHY).turn(60, SUSPECTED, WRONG).ended());

  @Test
  void eachRunIsARow() {
    String table = Table.of(List.of(FOUND, LATE_AND_WRONG, BROKEN, QUIET, LOUD));

    assertThat(table.lines().filter(line -> line.contains("BagLeak") || line.contains(".Full")))
        .containsExactly(
            "| classic.BagLeak | a bag | 17 G1 | 20 % | 40 % | ✓ | ✓ | ✓ |",
            "| classic.BagLeak | a bag | 17 G1 | 80 % | 80 % | `com.acme.Other.list` | `none` |"
                + " **no** |",
            "| classic.BagLeak | a bag | 17 G1 | – | – | – | – |"
                + " **not judged**: exit code 1: boom |",
            "| healthy.Full | a full bag | 17 G1 | – | – | – | – | ✓ |",
            "| healthy.Full | a full bag | 17 G1 | 60 % | – | `com.acme.Other.list` | `none` |"
                + " **no** |");
  }

  @Test
  void theOthersStandBesideOnlyWhenAsked() {
    Rivals rivals =
        new Rivals(0.5, List.of("IncreasingLiveSet: com.acme.Item"), null, 0.4, 0.9, null);

    assertThat(Table.of(List.of(FOUND))).doesNotContain("JMC");
    assertThat(Table.of(List.of(FOUND.beside(rivals))))
        .contains("| by 50 %, named | – | 40 % | 90 % |")
        .contains("- JMC's rules: alarm for 1 of 1 (100 %) leaks, by half of the life for 1 of 1")
        .contains("- threshold: alarm for 1 of 1 (100 %) leaks, by half of the life for 0 of 1");
    assertThat(Table.of(List.of(FOUND.beside(Rivals.failed("no recording")))))
        .contains("| ? | ? | ? | ? |");
  }

  @Test
  void theTotalsCountRunsAndTakeTheMedianOfWhatWasSeen() {
    assertThat(Totals.of(List.of(FOUND, LATE_AND_WRONG, BROKEN, QUIET, LOUD)))
        .containsExactly(
            "Leaks suspected: 2 of 3 (67 %), at a median of 50 % and at worst 80 % of the life.",
            "Leaks confirmed: 2 of 3 (67 %), at a median of 60 % and at worst 80 % of the life;"
                + " before half of the life: 1 of 3 (33 %).",
            "Number one right: holder 1 of 3 (33 %) (at the confirmation already 1 of 3 (33 %)),"
                + " site 1 of 3 (33 %), holder or site 1 of 3 (33 %), both 1 of 3 (33 %), class 2"
                + " of 3 (67 %).",
            "The interval given at the confirmation holds the end: 1 of 1 (100 %).",
            "Healthy programs suspected: 1 of 2 (50 %), confirmed: 0 of 2 (0 %).",
            "Could not be judged: 1 of 5.");
  }

  @Test
  void falseAlarmsOfTheOthersAreCounted() {
    Rivals alarmed = new Rivals(null, List.of(), 0.2, null, null, null);

    assertThat(Totals.of(List.of(QUIET.beside(alarmed))))
        .contains(
            "predict_linear: alarm for 0 of 0 (0 %) leaks, by half of the life for 0 of 0 (0 %);"
                + " false alarms 1 of 1 (100 %).");
  }
}
