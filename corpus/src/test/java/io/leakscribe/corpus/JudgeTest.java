package io.leakscribe.corpus;

import static io.leakscribe.corpus.Runs.suspect;
import static io.leakscribe.journal.Stage.CONFIRMED;
import static io.leakscribe.journal.Stage.CRITICAL;
import static io.leakscribe.journal.Stage.SUSPECTED;
import static io.leakscribe.journal.Stage.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.corpus.Outcome.Ending;
import io.leakscribe.journal.Suspect;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Suspect RIGHT =
      suspect("com.acme.Bag.items", "com.acme.Bag.put(Bag.java:7)", null);

  private static Verdict verdict(Suspect suspect) {
    return Judge.of(Runs.of(Runs.LEAK).turn(30, CONFIRMED, suspect).ended());
  }

  @Test
  void timesAreSharesOfTheLife() {
    Verdict verdict =
        Judge.of(
            Runs.of(Runs.LEAK)
                .turn(20, SUSPECTED, RIGHT)
                .turn(30, CONFIRMED, RIGHT)
                .turn(80, CRITICAL, RIGHT)
                .ended());

    assertThat(verdict.suspected()).isEqualTo(0.2);
    assertThat(verdict.confirmed()).isEqualTo(0.3);
    assertThat(verdict.critical()).isEqualTo(0.8);
    assertThat(verdict.ok()).isTrue();
  }

  @Test
  void anIncidentThatBeginsConfirmedWasSuspectedThen() {
    assertThat(verdict(RIGHT).suspected()).isEqualTo(0.3);
  }

  @Test
  void aHolderMustMatchAsAWhole() {
    assertThat(verdict(RIGHT).holder()).isTrue();
    assertThat(verdict(suspect("com.acme.Bag.spare", null, null)).holder()).isTrue();
    assertThat(verdict(suspect("com.acme.Bag.itemsById", null, null)).holder()).isFalse();
  }

  @Test
  void thePathCountsOnlyWhereThereIsNoHolder() {
    String[] path = {"thread main", "static com.acme.Bag.items", "com.acme.Item"};

    assertThat(verdict(suspect(null, null, null, path)).holder()).isTrue();
    assertThat(verdict(suspect("com.acme.Other.list", null, null, path)).holder()).isFalse();
  }

  @Test
  void aSiteIsFoundInTheInsertionOrTheAllocation() {
    assertThat(verdict(suspect("x", "com.acme.Bag.put(Bag.java:7)", null)).site()).isTrue();
    assertThat(verdict(suspect("x", "a.b(A.java:1)", "com.acme.Bag.put(Bag.java:7)")).site())
        .isTrue();
    assertThat(verdict(suspect("x", "a.b(A.java:1)", null)).site()).isFalse();
    assertThat(verdict(suspect("x", null, null)).site()).isFalse();
  }

  @Test
  void theSiteAloneMakesAConfirmedLeakOkAndNeitherDoesNot() {
    assertThat(verdict(suspect("x", "com.acme.Bag.put(Bag.java:7)", null)).ok()).isTrue();
    assertThat(verdict(suspect("x", null, null)).ok()).isFalse();
  }

  @Test
  void aSuspicionAloneIsNotEnough() {
    assertThat(Judge.of(Runs.of(Runs.LEAK).turn(20, SUSPECTED, RIGHT).ended()).ok()).isFalse();
  }

  @Test
  void theLastWordOfTheConfirmedIncidentCounts() {
    Suspect wrong = suspect("com.acme.Other.list", null, null);

    Verdict verdict =
        Judge.of(
            Runs.of(Runs.LEAK)
                .turn("early", 5, SUSPECTED, null, wrong)
                .turn("leak", 30, CONFIRMED, null, wrong)
                .turn("leak", 40, UPDATED, null, RIGHT)
                .turn("late", 50, SUSPECTED, null, wrong)
                .ended());

    assertThat(verdict.suspect()).isEqualTo(RIGHT);
    assertThat(verdict.holderAtOnce()).isFalse();
    assertThat(verdict.holder()).isTrue();
  }

  @Test
  void theIntervalIsHeldAgainstTheEndOfMemoryOrElseOfTheLife() {
    Runs run = Runs.of(Runs.LEAK).turn(30, CONFIRMED, Runs.end(90, 99), RIGHT);

    assertThat(Judge.of(run.ended(Ending.OUT_OF_MEMORY, 95)).covered()).isTrue();
    assertThat(Judge.of(run.ended(Ending.OUT_OF_MEMORY, 85)).covered()).isFalse();
    assertThat(Judge.of(run.ended(Ending.ALL_SAID, 40)).covered()).isNull();
    assertThat(verdict(RIGHT).covered()).isNull();
  }

  @Test
  void aHealthyProgramIsOkWhenNothingIsSaidOfIt() {
    assertThat(Judge.of(Runs.of(Runs.HEALTHY).ended()).ok()).isTrue();
    assertThat(Judge.of(Runs.of(Runs.HEALTHY).turn(20, SUSPECTED, RIGHT).ended()).ok()).isFalse();
  }

  @Test
  void silenceOfAProgramThatFailedIsNotOk() {
    assertThat(Judge.of(Runs.of(Runs.HEALTHY).ended(Ending.FAILED, 1)).ok()).isFalse();
  }
}
