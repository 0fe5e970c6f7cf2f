package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PauseLogTest {
  private static final List<String> ON_17 =
      List.of(
          "[1000ms] Using G1",
          "[2000ms] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 100M->20M(256M) 3.123ms",
          "[2000ms] Safepoint \"G1CollectForAllocation\", Time since last: 24912345 ns, Reaching"
              + " safepoint: 100000 ns, Cleanup: 4000 ns, At safepoint: 3200000 ns, Total:"
              + " 3304000 ns",
          "[2500ms] Safepoint \"RedefineClasses\", Time since last: 1 ns, Reaching safepoint: 1 ns,"
              + " Cleanup: 4000 ns, At safepoint: 7000000 ns, Total: 8000000 ns",
          "[3000ms] GC(1) Pause Young (Concurrent Start) (G1 Humongous Allocation) 120M->25M(256M)"
              + " 2.000ms",
          "[3001ms] GC(2) Concurrent Mark Cycle",
          "[3100ms] GC(2) Pause Remark 26M->26M(256M) 1.1ms",
          "[4000ms] GC(3) Pause Young (Prepare Mixed) (G1 Evacuation Pause) 125M->22M(256M) 2.0ms");

  private static final String ON_25 =
      "[2600ms] Safepoint \"JFRCheckpoint\", Time since last: 24 ns, Reaching safepoint: 1 ns, At"
          + " safepoint: 4500 ns, Leaving safepoint: 500 ns, Total: 5000 ns, Threads: 2 runnable, 30"
          + " total";

  private final PauseLog log = PauseLog.of(ON_17);

  @Test
  void stopsAreAddedUpByTheirReason() {
    assertThat(log.stopped(0, 9999))
        .containsOnly(entry("G1CollectForAllocation", 3.304), entry("RedefineClasses", 8.0));
  }

  @Test
  void stopsOutsideOfTheTimeDoNotCount() {
    assertThat(log.stopped(2400, 2600)).containsOnly(entry("RedefineClasses", 8.0));
    assertThat(log.stopped(5000, 6000)).isEmpty();
  }

  @Test
  void theLongestIsToldForCollectionsAndOthers() {
    assertThat(log.longest(0, 9999, true)).isEqualTo(3.304);
    assertThat(log.longest(0, 9999, false)).isEqualTo(8.0);
    assertThat(log.longest(5000, 9999, false)).isZero();
  }

  @Test
  void allocationIsWhatCollectionsFoundLessWhatWasLeft() {
    // 100 + 1 + 99 MiB in 2 s
    assertThat(log.allocatedPerSecond(0, 9999)).isEqualTo(100, within(1e-9));
  }

  @Test
  void oneCollectionTellsNothingOfAllocation() {
    assertThat(log.allocatedPerSecond(1500, 2500)).isNaN();
  }

  @Test
  void theFormOf25IsReadToo() {
    assertThat(PauseLog.of(List.of(ON_25)).stopped(0, 9999))
        .containsOnly(entry("JFRCheckpoint", 0.005));
  }
}
