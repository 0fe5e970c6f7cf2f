package io.leakscribe.agent.probe.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CollectionAssemblerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final CollectionAssembler assembler = new CollectionAssembler();

  @Test
  void the_heap_summary_may_come_before_or_after_the_collection() {
    assembler.heapAfter(1, 100);
    collection(1, "ParallelOld", 1);
    collection(2, "Shenandoah", 2);
    assembler.heapAfter(2, 200);

    assertThat(assembler.takeComplete())
        .extracting(Collection::usedAfter)
        .containsExactly(100L, 200L);
    assertThat(assembler.takeComplete()).isEmpty();
  }

  @Test
  void an_incomplete_collection_waits_for_the_rest() {
    collection(1, "Z", 1);
    assertThat(assembler.takeComplete()).isEmpty();

    assembler.heapAfter(1, 100);
    assertThat(assembler.takeComplete()).hasSize(1);
  }

  @Test
  void a_young_collection_of_g1_waits_for_its_type() {
    collection(1, "G1New", 1);
    assembler.heapAfter(1, 100);
    assertThat(assembler.takeComplete()).isEmpty();

    assembler.g1Type(1, "Mixed");
    assertThat(assembler.takeComplete()).extracting(Collection::g1Type).containsExactly("Mixed");
  }

  @Test
  void a_long_cycle_comes_after_the_collections_that_ended_earlier() {
    collection(1, "G1Old", 9);
    assembler.heapAfter(1, 100);
    collection(2, "G1Full", 5);
    assembler.heapAfter(2, 200);

    assertThat(assembler.takeComplete())
        .extracting(Collection::name)
        .containsExactly("G1Full", "G1Old");
  }

  @Test
  void a_failed_evacuation_is_remembered() {
    assembler.evacuationFailed(1);
    assembler.heapAfter(1, 100);
    assembler.g1Type(1, "Mixed");
    collection(1, "G1New", 1);

    assertThat(assembler.takeComplete()).allMatch(Collection::evacuationFailed);
  }

  @Test
  void parts_of_collections_that_never_complete_do_not_pile_up() {
    for (int id = 0; id < 10_000; id++) {
      collection(id, "Z", id);
    }
    for (int id = 0; id < 10_000; id++) {
      assembler.heapAfter(id, 100);
    }

    assertThat(assembler.takeComplete()).hasSizeLessThanOrEqualTo(128);
  }

  private void collection(long id, String name, long second) {
    assembler.collection(id, name, START.plusSeconds(second), Duration.ZERO);
  }
}
