package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {
  private final List<Run> runs = new ArrayList<>();

  private void run(int round, String arm, double cpu, double start, Map<String, Double> more) {
    Map<String, Double> values = new TreeMap<>(more);
    values.put(Measures.CPU, cpu);
    values.put(Measures.START, start);
    runs.add(new Run(round, arm, values));
  }

  private String table() {
    return Table.of(new Results.Content(List.of("machine: this"), runs));
  }

  @Test
  void anArmIsComparedWithTheRunWithoutAnAgentInTheSameRound() {
    run(1, "leakscribe", 51, 3_200, Map.of());
    run(1, "none", 50, 3_000, Map.of());
    run(2, "none", 100, 6_000, Map.of());
    run(2, "leakscribe", 102, 6_200, Map.of());

    assertThat(table())
        .startsWith("machine: this")
        .contains("| none | 2 | 75 µs |")
        .contains("| `leakscribe` | 2 | 1.020 [1.020, 1.020] |")
        .contains("| +200 ms [+200, +200] |");
  }

  @Test
  void aRoundWithoutItsNoneDoesNotCount() {
    run(1, "none", 50, 3_000, Map.of());
    run(1, "leakscribe", 55, 3_000, Map.of());
    run(2, "leakscribe", 500, 3_000, Map.of());

    assertThat(table()).contains("| `leakscribe` | 1 | 1.100 [1.100, 1.100] |");
  }

  @Test
  void theNoiseStandsBesideWhatItIsTheNoiseOf() {
    run(1, "leakscribe", 55, 3_000, Map.of());
    run(1, "none-again", 50, 3_000, Map.of());
    run(1, "none", 50, 3_000, Map.of());

    assertThat(new Pairs(runs).arms()).containsExactly("none", "none-again", "leakscribe");
  }

  @Test
  void threadsThatTakeMoreThanWithoutAreListedLargestFirst() {
    run(1, "none", 50, 1, Map.of(Measures.THREAD + "http-nio", 40.0));
    run(
        1,
        "leakscribe",
        50,
        1,
        Map.of(
            Measures.THREAD + "http-nio", 40.01,
            Measures.THREAD + "leakscribe", 0.5,
            Measures.PACED_THREAD + "leakscribe-gc", 1.25));

    assertThat(table())
        .contains(
            "| `leakscribe` | leakscribe-gc | +0.00 | +1.25 |\n"
                + "| `leakscribe` | leakscribe | +0.50 | +0.00 |\n")
        .doesNotContain("| `leakscribe` | http-nio");
  }

  @Test
  void pausesThatAreNoCollectionsAreNamed() {
    run(1, "none", 50, 1, Map.of(Measures.STOP + "G1CollectForAllocation", 2.0));
    run(1, "leakscribe", 50, 1, Map.of(Measures.STOP + "RedefineClasses", 0.5));

    assertThat(table())
        .contains("| `leakscribe` | RedefineClasses | 0.500 |")
        .doesNotContain("| G1CollectForAllocation |");
  }
}
