package io.leakscribe.agent.probe.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each collector's readings against a live set that is known. */
class HeapProbeIT {

  private static final int HELD_MB = 60;

  @ParameterizedTest
  @CsvSource({
    // Parallel and Serial leave some dead objects in place, rather than move all behind them.
    // collector, heap in MB, bias allowed below and above the live set in percent of the heap
    "-XX:+UseG1GC, 192, 2, 16",
    "-XX:+UseParallelGC, 192, 2, 8",
    "-XX:+UseSerialGC, 192, 8, 8",
    "-XX:+UseZGC, 256, 8, 30",
    "-XX:+UseShenandoahGC, 256, 4, 35",
  })
  void readings_are_near_the_true_live_set(String collector, int heap, double below, double above)
      throws Exception {
    ForkedJvm jvm = fork(heap, List.of(collector));

    assertReadingsNear(jvm, heap, below, above);
    assertThat(jvm.after("LOG")).isEmpty();
    assertThat(jvm.number("OLD")).isGreaterThanOrEqualTo(2);
    assertThat(jvm.number("PAUSES")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"-XX:+UseG1GC, 192, 2, 25", "-XX:+UseParallelGC, 192, 2, 8"})
  void without_the_flight_recorder_notifications_tell(
      String collector, int heap, double below, double above) throws Exception {
    ForkedJvm jvm =
        fork(heap, List.of(collector, "--limit-modules", "java.management,jdk.management"));

    assertReadingsNear(jvm, heap, below, above);
    assertThat(jvm.after("LOG")).anyMatch(line -> line.contains("no flight recorder"));
    assertThat(jvm.number("OLD")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void without_notifications_memory_pools_are_polled() throws Exception {
    ForkedJvm jvm = fork(192, List.of("-XX:+UseParallelGC", "--limit-modules", "java.management"));

    assertReadingsNear(jvm, 192, 2, 8);
    assertThat(jvm.after("LOG")).anyMatch(line -> line.contains("memory pools"));
  }

  @Test
  void without_management_one_line_says_so_and_nothing_fails() throws Exception {
    ForkedJvm jvm =
        ForkedJvm.run(List.of("-Xmx192m", "--limit-modules", "java.base"), List.of("20", "1", "2"));

    assertThat(jvm.liveSets()).isEmpty();
    assertThat(jvm.after("LOG")).last().asString().contains("no live set");
  }

  private static ForkedJvm fork(int heap, List<String> options) throws Exception {
    List<String> all = new ArrayList<>(options);
    all.add("-Xmx" + heap + "m");
    ForkedJvm jvm = ForkedJvm.run(all, List.of(String.valueOf(HELD_MB), "2", "60"));
    assumeThat(jvm.lines()).isNotEmpty();
    return jvm;
  }

  private static void assertReadingsNear(ForkedJvm jvm, int heap, double below, double above) {
    double truth = jvm.number("TRUE");
    double percent = heap * (double) (1 << 20) / 100;
    List<Long> readings = jvm.liveSets();
    assertThat(readings).hasSizeGreaterThanOrEqualTo(2);
    // The first may come from the time when the heap was still being filled.
    for (long reading : readings.subList(1, readings.size())) {
      assertThat((reading - truth) / percent)
          .describedAs("%s against %s", reading, truth)
          .isBetween(-below, above);
    }
  }
}
