package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunIdsTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00.123Z");

  @Test
  void names_hold_the_start_to_the_millisecond() {
    assertThat(RunIds.create(START, 42)).matches("20261121T100000123-42-[0-9a-f]{4}");
    assertThat(RunIds.journal(Path.of("d"), "shop", "shop-1", START))
        .isEqualTo(Path.of("d/shop/journal/shop-1-20261121T100000123Z.jsonl"))
        .isNotEqualTo(RunIds.journal(Path.of("d"), "shop", "shop-1", START.plusMillis(1)));
  }

  @Test
  void both_parts_of_a_journal_have_the_same_page() {
    Path page = Path.of("j/shop-1.1-20261121T100000123Z.heartbeat");
    assertThat(RunIds.heartbeat(Path.of("j/shop-1.1-20261121T100000123Z.jsonl"))).isEqualTo(page);
    assertThat(RunIds.heartbeat(Path.of("j/shop-1.1-20261121T100000123Z.1.jsonl"))).isEqualTo(page);
  }
}
