package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = directory.resolve("runs.csv");
    Run none = new Run(1, "none", Map.of(Measures.CPU, 52.25, Measures.THREAD + "a, \"b\"", 1.0));
    Run events = new Run(1, "jfr:jdk.A#period=1 s+jdk.B", Map.of(Measures.CPU, Double.NaN));
    Results.begin(file, List.of("measured: today", "machine: this"));
    Results.append(file, none);
    Results.append(file, events);

    Results.Content content = Results.read(file);

    assertThat(content.about()).containsExactly("measured: today", "machine: this");
    assertThat(content.runs().get(0).get(Measures.CPU)).isEqualTo(52.25);
    assertThat(content.runs().get(0).values()).hasSize(2);
    assertThat(content.runs().get(1)).isEqualTo(events);
  }

  @Test
  void anotherFileIsRefusedWithItsLine() throws IOException {
    Path file = directory.resolve("other.csv");
    Files.writeString(file, "one,two\n");

    assertThatThrownBy(() -> Results.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"one,two\" is no result of bench/run");
  }
}
