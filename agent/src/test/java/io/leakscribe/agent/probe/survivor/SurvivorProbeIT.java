package io.leakscribe.agent.probe.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.survivor.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real flight recorder's samples of a program that leaks, on each collector. */
@Order(2)
class SurvivorProbeIT {
  private static final String ORDER = Workload.class.getName() + "$Order";
  private static final String BUDGET = "5000";

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseSerialGC"})
  void the_site_of_what_leaks_is_first_and_the_path_names_the_holder(String collector)
      throws Exception {
    List<String> lines = run(List.of(collector), "map", BUDGET);

    String[] best = best(lines);
    assertThat(best[0]).contains(".Workload.order(Workload.java:");
    assertThat(best[1]).isEqualTo(ORDER);
    assertThat(Integer.parseInt(best[2])).isGreaterThanOrEqualTo(Integer.parseInt(best[3]) * 2 / 3);
    assertThat(best[4]).isEqualTo(Workload.class.getName() + ".OPEN");
    assertThat(cohorts(lines, ".load(")).isLessThan(Integer.parseInt(best[2]));
    assertThat(pause(lines)).isPositive();
  }

  @Test
  void a_local_variable_is_found_too() throws Exception {
    List<String> lines = run(List.of(), "local", BUDGET);

    assertThat(best(lines)[0]).contains(".Workload.order(");
    assertThat(best(lines)[4]).isEqualTo("null");
    assertThat(best(lines)[5]).contains("thread main", "java.util.ArrayList", "$Order");
  }

  @Test
  void without_a_budget_nothing_is_searched() throws Exception {
    List<String> lines = run(List.of(), "map", "0");

    assertThat(best(lines)[0]).contains(".Workload.order(");
    assertThat(best(lines)[5]).isEqualTo("[]");
    assertThat(pause(lines)).isZero();
    assertThat(lines).anyMatch(line -> line.startsWith("LOG no search"));
  }

  @Test
  void without_the_flight_recorder_one_line_says_so() throws Exception {
    List<String> lines = run(List.of("--limit-modules", "java.base"), "map", BUDGET);

    assertThat(lines).filteredOn(line -> line.startsWith("LOG")).hasSize(1);
    assertThat(lines).anyMatch(line -> line.contains("lacks the module jdk.jfr"));
  }

  @Test
  void beside_a_recording_that_samples_since_the_start_the_leak_is_still_first() throws Exception {
    List<String> lines = run(List.of("-XX:StartFlightRecording"), "map", BUDGET);

    assertThat(best(lines)[0]).contains(".Workload.order(");
  }

  private static String[] best(List<String> lines) {
    String best =
        lines.stream()
            .filter(line -> line.startsWith("READING "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(lines));
    return best.substring("READING ".length()).split("\\|", -1);
  }

  private static int cohorts(List<String> lines, String site) {
    return lines.stream()
        .filter(line -> line.startsWith("READING ") && line.contains(site))
        .mapToInt(line -> Integer.parseInt(line.split("\\|", -1)[2]))
        .max()
        .orElse(0);
  }

  private static long pause(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("PAUSE "))
        .mapToLong(line -> Long.parseLong(line.substring("PAUSE ".length())))
        .sum();
  }

  private static List<String> run(List<String> options, String where, String budget)
      throws IOException, InterruptedException {
    String home = System.getProperty("it.java.home", System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin/java").toString());
    command.add("-Xmx192m");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(WatchedWorkload.class.getName(), where, budget, "30"));
    Path output = Files.createTempFile("watched-workload", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return Files.readAllLines(output);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
