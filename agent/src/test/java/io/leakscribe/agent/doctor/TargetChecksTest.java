package io.leakscribe.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.options.OptionsReader;
import io.leakscribe.agent.options.Sources;
import io.leakscribe.agent.target.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetChecksTest {
  private static final long PID = 4711;

  @TempDir private Path root;
  private Machine machine;
  private Path jar;

  @BeforeEach
  void jvm() throws IOException {
    machine = new Machine(root);
    jar = Files.createFile(root.resolve("leakscribe.jar"));
    machine.process(PID, Machine.HOTSPOT).counters(PID, "17", "-Dpassword=hunter2 -Xmx512m");
    machine.file("/proc/meminfo", "MemTotal:       8388608 kB\n");
    machine.file("/proc/4711/cgroup", "0::/shop\n");
    machine.status(String.valueOf(PID), "Uid:\t0\t0\t0\t0\nSigCgt:\t4\nVmRSS:\t 400000 kB\n");
    machine.status("self", "Uid:\t0\t0\t0\t0\n").directory("/tmp");
  }

  private List<Check> checks() {
    Sources given = new Sources("port=0", Map.of(), name -> null, file -> Map.of());
    return TargetChecks.of(machine.reader(), PID, jar, OptionsReader.read(given));
  }

  private Check check(String name) {
    return checks().stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }

  private void limit(long mebibytes) {
    machine.file("/sys/fs/cgroup/shop/memory.max", (mebibytes << 20) + "\n");
  }

  @Test
  void tells_nothing_of_the_command_line_but_what_we_know() {
    assertThat(Printed.text(checks())).contains("G1").doesNotContain("hunter2");
    assertThat(Printed.json(checks())).doesNotContain("hunter2");
  }

  @Test
  void compares_the_heap_with_the_limit_of_the_targets_container() {
    limit(1024);
    assertThat(check("memory").level()).isEqualTo(Check.Level.OK);

    limit(600);
    assertThat(check("memory").level()).isEqualTo(Check.Level.WARN);
    assertThat(check("memory").todo()).startsWith("set -Xmx416m or less");

    limit(512);
    assertThat(check("memory").failed()).isTrue();

    limit(64);
    assertThat(check("memory").todo()).startsWith("raise the container's limit");
  }

  @Test
  void an_agent_that_was_given_and_keeps_no_journal_is_told() {
    machine.counters(PID, "17", "-javaagent:/opt/leakscribe.jar=service=shop");

    assertThat(check("leakscribe").failed()).isTrue();
    assertThat(check("leakscribe").todo()).contains("standard error");
  }

  @Test
  void an_agent_that_runs_is_told_with_its_metrics() {
    machine
        .file(
            "/data/shop/journal/a-1.jsonl",
            "{\"v\":1,\"time\":\"2026-11-21T18:00:00.000Z\",\"type\":\"agent.started\","
                + "\"service\":\"shop\",\"instance\":\"a\",\"run\":\"r\",\"seq\":1,"
                + "\"version\":\"1\",\"jvm\":\"j\",\"collector\":\"G1\",\"heapMax\":1,\"pid\":4711,"
                + "\"port\":1,\"options\":{\"host\":\"0.0.0.0\"}}\n")
        .link("/proc/4711/fd/9", root + "/data/shop/journal/a-1.heartbeat")
        .link("/proc/4711/fd/8", root + "/data/shop/journal/a-1.jsonl");

    assertThat(check("leakscribe").what())
        .contains("for service 'shop' since 2026-11-21 18:00 UTC, metrics at http://127.0.0.1:1/");
    assertThat(check("metrics").level()).isEqualTo(Check.Level.WARN);
    assertThat(checks()).noneMatch(Check::failed);
  }

  @Test
  void an_old_java_is_told_with_what_the_agent_would_do_to_it() {
    machine.counters(PID, "11", "");

    assertThat(check("java").failed()).isTrue();
    assertThat(check("java").what()).contains("11.0.1").contains("would not start at all");
    assertThat(checks()).filteredOn(check -> check.name().equals("java")).hasSize(1);
  }

  @Test
  void an_application_of_modules_is_told_what_it_has_to_ask_for() {
    machine.file(
        "/tmp/hsperfdata_shop/4711",
        new String(Machine.counters("17", ""), StandardCharsets.ISO_8859_1)
            .replace("com.shop.Main --", "shop/com.Main    --")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(checks()).anyMatch(check -> check.what().contains("runs from a module"));

    machine.counters(PID, "17", "--add-modules=jdk.httpserver");
    assertThat(checks()).noneMatch(check -> check.what().contains("runs from a module"));
  }

  @Test
  void flags_that_blind_the_agent_are_told() {
    machine.counters(PID, "17", "-XX:-UseContainerSupport -XX:-FlightRecorder");

    assertThat(checks())
        .filteredOn(check -> check.name().equals("flags"))
        .extracting(Check::what)
        .anyMatch(what -> what.contains("-XX:-UseContainerSupport"))
        .anyMatch(what -> what.contains("-XX:-FlightRecorder"));
  }

  @Test
  void a_jvm_that_hides_its_flags_is_told() throws IOException {
    Files.delete(root.resolve("tmp/hsperfdata_shop/4711"));

    assertThat(check("flags").todo()).contains("UsePerfData");
    assertThat(checks()).noneMatch(check -> check.name().equals("memory"));
  }

  @Test
  void of_another_users_jvm_only_the_way_in_is_told() throws IOException {
    Files.delete(root.resolve("proc/4711/fd"));
    machine.status("self", "Uid:\t1000\t1000\t1000\t1000\n");

    assertThat(checks()).singleElement().extracting(Check::name).isEqualTo("user");
  }

  @Test
  void what_came_from_outside_does_not_steer_the_terminal() {
    assertThat(Check.warn("x", "a\u001b[2J\nb", "c\rd"))
        .isEqualTo(Check.warn("x", "a [2J b", "c d"));
  }
}
