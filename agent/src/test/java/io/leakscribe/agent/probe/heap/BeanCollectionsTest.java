package io.leakscribe.agent.probe.heap;

import static io.leakscribe.agent.observe.LiveSetReading.Basis.OLD_RECLAIMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.LiveSetReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeanCollectionsTest {

  private static final long MB = 1L << 20;

  private final GcReadings readings =
      new GcReadings(true, true, new HeardAt(InstantSource.system(), InstantSource.system()));
  private final BeanCollections beans = new BeanCollections(readings::add);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void a_full_collection_gives_a_live_set() {
    collect("PS MarkSweep", 0, 0, 50);

    assertThat(liveSets()).containsExactly(50 * MB);
    assertThat(readings.oldCollections()).isEqualTo(1);
  }

  @Test
  void shrinking_of_the_old_generation_tells_a_mixed_collection() {
    collect("G1 Young Generation", 40, 42, 50);
    collect("G1 Young Generation", 42, 38, 45);
    collect("G1 Young Generation", 38, 35, 41);
    collect("G1 Young Generation", 35, 36, 44);

    assertThat(liveSets()).containsExactly(41 * MB);
    assertThat(readings.oldCollections()).isEqualTo(1);
  }

  @Test
  void shrinking_between_collections_tells_a_concurrent_cycle() {
    collect("G1 Young Generation", 40, 42, 50);
    collect("G1 Young Generation", 30, 31, 39);

    assertThat(liveSets()).containsExactly(39 * MB);
    assertThat(readings.oldCollections()).isEqualTo(1);
  }

  @Test
  void pauses_of_a_cycle_are_not_collections() {
    collect("ZGC Pauses", 0, 0, 90);
    collect("ZGC Cycles", 0, 0, 50);

    assertThat(liveSets()).containsExactly(50 * MB);
  }

  private void collect(String bean, long oldBefore, long oldAfter, long totalAfter) {
    now = now.plusSeconds(1);
    beans.add(
        bean,
        now,
        Duration.ofMillis(1),
        new BeanCollections.Usage(0, oldBefore * MB),
        new BeanCollections.Usage(totalAfter * MB, oldAfter * MB));
  }

  private List<Long> liveSets() {
    readings.tick(now.plusSeconds(2));
    return readings.drain().stream()
        .filter(reading -> reading.basis() == OLD_RECLAIMED)
        .map(LiveSetReading::bytes)
        .toList();
  }
}
