package io.leakscribe.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class OperationTest {
  @Test
  void every_row_has_its_benchmark_and_every_benchmark_its_row() {
    TreeSet<String> rows = new TreeSet<>();
    Operation.ALL.forEach(one -> rows.add(one.name()));

    assertThat(benchmarks())
        .allSatisfy(
            name ->
                assertThat(Operation.ALL)
                    .anyMatch(one -> Pattern.compile(one.pattern()).matcher(name).find()));
    assertThat(benchmarks()).hasSameSizeAs(rows);
  }

  @Test
  void no_two_rows_read_the_same() {
    assertThat(Operation.ALL).extracting(Operation::words).doesNotHaveDuplicates();
  }

  private static List<String> benchmarks() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .toList();
  }
}
