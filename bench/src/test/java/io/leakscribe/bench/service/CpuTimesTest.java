package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
  @Test
  void aNameWithParenthesesAndSpacesDoesNotShiftTheFields() {
    String stat = "42 (a) S (b) R 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0";

    assertThat(CpuTimes.millisOfStat(stat)).isEqualTo(2_000);
  }

  @Test
  void theCompilersTimeIsLeftOut() {
    CpuTimes before = new CpuTimes(1_000, Map.of("C# CompilerThre", 400.0, "http-nio-#", 500.0));
    CpuTimes after =
        new CpuTimes(3_000, Map.of("C# CompilerThre", 900.0, "http-nio-#", 1_700.0, "new", 1.5));

    CpuTimes used = after.since(before);

    assertThat(used.compilerMillis()).isEqualTo(500);
    assertThat(used.settledMillis()).isEqualTo(1_500);
    assertThat(used.byThread())
        .containsOnly(
            entry("C# CompilerThre", 500.0), entry("http-nio-#", 1_200.0), entry("new", 1.5));
  }

  @Test
  void thisProcessHasUsedSome() throws IOException {
    assumeThat(Files.exists(Path.of("/proc/self/task"))).isTrue();

    CpuTimes times = CpuTimes.of(ProcessHandle.current().pid());

    assertThat(times.totalMillis()).isPositive();
    assertThat(times.byThread()).containsKey("C# CompilerThre");
    assertThat(times.compilerMillis()).isPositive().isLessThan(times.totalMillis());
  }
}
