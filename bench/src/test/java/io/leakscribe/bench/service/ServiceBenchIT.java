package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, with so few requests that its numbers mean nothing but are all there. */
class ServiceBenchIT {
  private static final Path ROOT = Path.of(System.getProperty("leakscribe.root"));

  @TempDir Path directory;

  @Test
  void measuresTheServiceWithAndWithoutTheAgent() throws IOException {
    int code =
        ServiceBench.execute(
            "--root", ROOT.toString(),
            "--results", directory.toString(),
            "--jdk", System.getProperty("it.java.home", System.getProperty("java.home")),
            "--arms", "none,leakscribe",
            "--rounds", "1",
            "--warm-up", "4000",
            "--requests", "20000",
            "--paced", "6",
            "--rate", "300",
            "--service-cpus", "",
            "--client-cpus", "");

    assertThat(code).isZero();
    List<Run> runs = Results.read(directory.resolve("runs.csv")).runs();
    assertThat(runs).extracting(Run::arm).containsExactly("none", "leakscribe");
    assertThat(runs).allSatisfy(ServiceBenchIT::isPlausible);
    assertThat(runs.get(1).get(Measures.SCRAPES)).isPositive();
    assertThat(runs.get(1).get(Measures.THREAD + "leakscribe")).isPositive();
    assertThat(runs.get(0).get(Measures.THREAD + "leakscribe")).isNaN();
    assertThat(Files.readString(directory.resolve("table.md")))
        .contains("| none | 1 | ")
        .contains("| `leakscribe` | 1 | ")
        .doesNotContain("NaN");
  }

  private static void isPlausible(Run run) {
    assertThat(run.get(Measures.ERRORS)).isZero();
    assertThat(run.get(Measures.WARM_UP)).isEqualTo(4_000);
    assertThat(run.get(Measures.START)).isBetween(500.0, 120_000.0);
    assertThat(run.get(Measures.CPU)).isBetween(5.0, 20_000.0);
    assertThat(run.get(Measures.PACED_CPU)).isBetween(5.0, 20_000.0);
    assertThat(run.get(Measures.THROUGHPUT)).isBetween(10.0, 200_000.0);
    assertThat(run.get(Measures.PACED_RATE)).isBetween(10.0, 301.0);
    assertThat(run.get(Measures.P50)).isBetween(10.0, run.get(Measures.P99));
    assertThat(run.get(Measures.P99)).isLessThanOrEqualTo(run.get(Measures.P999));
    assertThat(run.get(Measures.RESIDENT)).isBetween(100.0, 1_000.0);
    assertThat(run.get(Measures.ALLOCATED)).isBetween(1.0, 200.0);
    assertThat(run.get(Measures.COLLECTIONS)).isPositive();
    assertThat(run.get(Measures.OTHERS)).isNotNegative();
  }
}
