package io.leakscribe.agent.probe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CollectorsTest {

  @Test
  void collectors_are_called_as_people_call_them() {
    assertThat(Collectors.name(List.of("G1 Young Generation", "G1 Old Generation")))
        .isEqualTo("G1");
    assertThat(Collectors.name(List.of("PS MarkSweep", "PS Scavenge"))).isEqualTo("Parallel");
    assertThat(Collectors.name(List.of("Copy", "MarkSweepCompact"))).isEqualTo("Serial");
    assertThat(Collectors.name(List.of("ZGC Cycles", "ZGC Pauses"))).isEqualTo("ZGC");
    assertThat(Collectors.name(List.of("ZGC Minor Cycles", "ZGC Minor Pauses")))
        .isEqualTo("ZGC (generational)");
    assertThat(Collectors.name(List.of("Shenandoah Pauses", "Shenandoah Cycles")))
        .isEqualTo("Shenandoah");
    assertThat(Collectors.name(List.of("Other", "More"))).isEqualTo("Other, More");
    assertThat(Collectors.name(List.of())).isEqualTo("unknown");
  }

  @Test
  void this_jvm_has_a_known_one() {
    assertThat(Collectors.name()).isNotEqualTo("unknown");
  }

  @Test
  void cycles_are_not_pauses() {
    assertThat(Collectors.countsPauses("ZGC Pauses")).isTrue();
    assertThat(Collectors.countsPauses("ZGC Major Cycles")).isFalse();
    assertThat(Collectors.countsPauses("G1 Young Generation")).isTrue();
  }
}
