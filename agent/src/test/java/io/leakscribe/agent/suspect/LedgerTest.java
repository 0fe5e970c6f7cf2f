package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.suspect.Assessment.Verdict;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void what_only_grows_is_not_confirmed_before_memory_is_seen_to_rise() {
    add(Sign.HOLDER_GROWS, Sign.HOLDER_NEVER_SHRINKS, Sign.HOLDER_UNBOUNDED);
    add(Sign.INSERTS_WITHOUT_REMOVALS, Sign.NO_CODE_REMOVES);
    add(Sign.SURVIVORS_SUPPORT_HOLDER, Sign.SURVIVORS_PREVAIL_IN_HOLDER, Sign.ENTRIES_STAY);
    assertThat(ledger.confidence()).isGreaterThanOrEqualTo(Ledger.CONFIRMED_AT);
    assertThat(ledger.verdict()).isEqualTo(Verdict.SUSPECTED);

    add(Sign.LIVE_SET_RISES);
    assertThat(ledger.verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void objects_that_outlive_their_use_are_memory_that_is_used_up() {
    add(Sign.HOLDER_GROWS, Sign.HOLDER_NEVER_SHRINKS, Sign.HOLDER_UNBOUNDED);
    add(Sign.ENDED_FOUND_IN_HOLDER, Sign.INSERTS_WITHOUT_REMOVALS);

    assertThat(ledger.verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void memory_alone_confirms_nothing() {
    add(Sign.LIVE_SET_GROWS, Sign.EXHAUSTION_SOONER_THAN_WATCHED, Sign.HEAP_NEARLY_FULL);

    assertThat(ledger.verdict()).isNotEqualTo(Verdict.CONFIRMED);
  }

  private void add(Sign... signs) {
    for (Sign sign : signs) {
      ledger.add(sign, sign.name());
    }
  }
}
