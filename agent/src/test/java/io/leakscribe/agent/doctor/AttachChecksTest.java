package io.leakscribe.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.target.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachChecksTest {
  private static final long PID = 4711;
  private static final String THEIRS = "Uid:\t1001\t1001\t1001\t1001\nGid:\t5\t5\t5\t5\n";

  @TempDir private Path root;
  private Machine machine;
  private Path jar;

  @BeforeEach
  void jvm() throws IOException {
    machine = new Machine(root);
    machine.process(PID, Machine.HOTSPOT).counters(PID, "17", "");
    jar = Files.createFile(root.resolve("leakscribe.jar"));
    machine.status(String.valueOf(PID), "Uid:\t0\t0\t0\t0\nSigCgt:\t4\n");
    machine.status("self", "Uid:\t0\t0\t0\t0\n");
  }

  private List<Check> checks() {
    return AttachChecks.of(machine.reader().read(PID), machine.reader(), jar);
  }

  private void fails(String name, String what, String todo) {
    assertThat(checks()).hasSize(1);
    assertThat(checks().get(0).failed()).isTrue();
    assertThat(checks().get(0).name()).isEqualTo(name);
    assertThat(checks().get(0).what()).contains(what);
    assertThat(checks().get(0).todo()).contains(todo);
  }

  @Test
  void nothing_is_in_the_way_of_a_plain_jvm_of_ones_own() {
    assertThat(checks()).isEmpty();
  }

  @Test
  void another_user_is_told_to_become_the_right_one() {
    machine
        .file("/etc/passwd", "root:x:0:0::/root:/bin/sh\nshop:x:1001:5::/home/shop:/bin/sh\n")
        .status("self", "Uid:\t1000\t1000\t1000\t1000\n")
        .status(String.valueOf(PID), THEIRS);

    fails("user", "belongs to user shop, you are #1000", "sudo -u shop ");
  }

  @Test
  void a_user_without_a_name_is_told_by_number() {
    machine.status("self", "Uid:\t1000\t1000\t1000\t1000\n").status(String.valueOf(PID), THEIRS);

    fails("user", "belongs to user #1001", "sudo -u '#1001' ");
  }

  @Test
  void the_group_counts_too() {
    machine
        .status("self", "Uid:\t1001\t1001\t1001\t1001\nGid:\t6\t6\t6\t6\n")
        .status(String.valueOf(PID), THEIRS);

    fails("user", "runs with group 5, you with 6", "-g '#5'");
  }

  @Test
  void a_container_without_the_jar_is_entered() {
    String id = "0123456789abcdef".repeat(4);
    machine
        .status(String.valueOf(PID), "Uid:\t0\t0\t0\t0\nNSpid:\t4711\t7\n")
        .file("/proc/4711/cgroup", "0::/docker/" + id + "\n");

    fails("container", "sees other files than you", "docker cp ");
    assertThat(checks().get(0).todo())
        .contains("docker exec 0123456789ab java -jar /tmp/leakscribe.jar attach 7 (Kubernetes: ");
  }

  @Test
  void a_container_that_has_the_jar_at_the_same_place_is_reached_from_outside() throws IOException {
    machine
        .status(String.valueOf(PID), "Uid:\t0\t0\t0\t0\nNSpid:\t4711\t7\nSigCgt:\t4\n")
        .file("/proc/4711/root" + jar, "");

    assertThat(checks()).isEmpty();
  }

  @Test
  void a_service_with_a_tmp_of_its_own_is_entered() {
    otherFiles().directory("/tmp");

    fails("files", "and no '", "install -m 644 " + jar + " /proc/4711/root/tmp/leakscribe.jar && ");
    assertThat(checks().get(0).todo()).contains(" && nsenter -t 4711 -m ");

    machine.file("/proc/4711/root" + jar, "");
    fails("files", "and another /tmp", "nsenter -t 4711 -m ");
    assertThat(checks().get(0).todo()).contains(" -jar " + jar + " attach 4711");
  }

  @Test
  void a_service_with_other_files_and_the_same_tmp_only_needs_the_jar() {
    otherFiles().link("/proc/4711/root/tmp", root + "/tmp");

    fails("files", "and no '", "install -m 644 " + jar + " /tmp/leakscribe.jar && ");

    machine.file("/proc/4711/root" + jar, "");
    assertThat(checks()).isEmpty();
  }

  private Machine otherFiles() {
    return machine.link("/proc/4711/ns/mnt", "mnt:[2]").link("/proc/self/ns/mnt", "mnt:[1]");
  }

  @Test
  void an_old_java_is_told() {
    machine.counters(PID, "11", "");

    fails("java", "runs Java 11.0.1, the agent needs 17", "17 or newer");
  }

  @Test
  void an_image_without_instrumentation_is_told() {
    machine.file("/opt/java/release", "MODULES=\"java.base java.management\"\n");

    fails("modules", "lacks java.instrument", "jlink");
  }

  @Test
  void a_jvm_that_listens_to_nobody_is_told_to_start_with_the_agent() {
    machine.counters(PID, "17", "-XX:+DisableAttachMechanism");

    fails("attach", "-XX:+DisableAttachMechanism", "-javaagent:" + jar);
  }

  @Test
  void what_the_signal_would_end_is_not_asked() {
    machine.status(String.valueOf(PID), "Uid:\t0\t0\t0\t0\nSigCgt:\t3\n");

    fails("attach", "handles no SIGQUIT", "-javaagent:");
  }

  @Test
  void without_the_signal_a_jvm_that_listens_already_can_be_asked() {
    machine
        .status(String.valueOf(PID), "Uid:\t0\t0\t0\t0\nSigCgt:\t3\n")
        .file("/proc/4711/root/tmp/.java_pid4711", "");

    assertThat(checks()).isEmpty();
  }

  @Test
  void dynamic_loading_may_be_switched_off() {
    machine.counters(PID, "25", "-XX:-EnableDynamicAgentLoading");

    fails("loading", "-XX:-EnableDynamicAgentLoading", "-javaagent:");
  }

  @Test
  void a_new_java_warns_and_so_do_we_before() {
    machine.counters(PID, "21", "");

    assertThat(checks()).singleElement().extracting(Check::level).isEqualTo(Check.Level.WARN);
    assertThat(checks().get(0).what()).contains("JEP 451");
  }

  @Test
  void a_new_java_that_was_told_to_does_not_warn() {
    machine.counters(PID, "21", "-XX:+EnableDynamicAgentLoading");

    assertThat(checks()).isEmpty();
  }

  @Test
  void a_path_that_java_would_cut_is_told() throws IOException {
    jar = Files.createFile(root.resolve("a=b.jar"));

    fails("jar", "has a '='", "without");
  }

  @Test
  void a_jar_that_the_user_cannot_read_is_told() throws IOException {
    Files.setPosixFilePermissions(jar, java.util.Set.of());
    machine.status(String.valueOf(PID), THEIRS + "SigCgt:\t4\n");

    fails("jar", "cannot be read by #1001", "install -m 644 ");
  }

  @Test
  void openj9_and_what_is_no_jvm_are_told() {
    machine.file("/proc/4711/maps", "7f02-7f03 r-xp 0 fe:00 13  /j/lib/default/libj9vm29.so\n");
    fails("java", "OpenJ9", "HotSpot");

    machine.file("/proc/4711/maps", "7f02-7f03 r-xp 0 fe:00 13  /bin/sleep\n");
    fails("process", "is not a JVM", "jcmd -l");
  }
}
