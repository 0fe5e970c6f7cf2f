package io.leakscribe.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.inspect.Target.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetReaderTest {
  private static final long PID = 4711;

  @TempDir private Path root;
  private Machine machine;

  @BeforeEach
  void machine() {
    machine = new Machine(root);
  }

  private Target read() {
    return machine.reader().read(PID);
  }

  @Test
  void knows_this_very_jvm() {
    Target self = new TargetReader(HostFiles.ofThisHost()).read(ProcessHandle.current().pid());

    assertThat(self.kind()).isEqualTo(Kind.HOTSPOT);
    assertThat(self.feature()).isEqualTo(Runtime.version().feature());
    assertThat(self.flags().given("EnableDynamicAgentLoading")).isTrue();
    assertThat(self.image().lacks("java.base")).isFalse();
    assertThat(self.status().catchesQuit()).isTrue();
    assertThat(self.elsewhere()).isFalse();
  }

  @Test
  void reads_version_and_flags_from_what_the_jvm_publishes() {
    machine.process(PID, Machine.HOTSPOT).counters(PID, "21", "-Xmx1g -XX:+UseZGC");

    assertThat(read().feature()).isEqualTo(21);
    assertThat(read().flags().on("UseZGC", false)).isTrue();
    assertThat(read().flagsKnown()).isTrue();
  }

  @Test
  void reads_the_version_from_the_release_file_of_a_jvm_that_publishes_nothing() {
    machine
        .process(PID, Machine.HOTSPOT)
        .file("/opt/java/release", "JAVA_VERSION=\"11.0.2\"\nMODULES=\"java.base jdk.jfr\"\n");

    assertThat(read().kind()).isEqualTo(Kind.HOTSPOT);
    assertThat(read().feature()).isEqualTo(11);
    assertThat(read().image().lacks("jdk.attach")).isTrue();
    assertThat(read().image().lacks("jdk.jfr")).isFalse();
    assertThat(read().flagsKnown()).isFalse();
  }

  @Test
  void does_not_take_a_process_for_the_jvm_that_had_its_id_before() {
    machine.process(PID, "7f00-7f01 r-xp 00000000 fe:00 12  /bin/sleep\n").counters(PID, "17", "");

    assertThat(read().kind()).isEqualTo(Kind.OTHER);
    assertThat(read().flagsKnown()).isFalse();
  }

  @Test
  void knows_a_jvm_of_another_user_by_the_name_of_its_file() {
    machine
        .status(String.valueOf(PID), "Uid:\t1001\t1001\t1001\t1001\n")
        .file("/tmp/hsperfdata_other/" + PID, new byte[0]);

    assertThat(read().kind()).isEqualTo(Kind.HOTSPOT);
    assertThat(machine.reader().seesOpenFiles(PID)).isFalse();
  }

  @Test
  void tells_openj9_from_hotspot_although_both_have_a_libjvm() {
    machine.process(
        PID, Machine.HOTSPOT + "7f02-7f03 r-xp 0 fe:00 13  /opt/java/lib/default/libj9vm29.so\n");

    assertThat(read().kind()).isEqualTo(Kind.OPENJ9);
  }

  @Test
  void tells_what_has_ended_and_what_never_was() {
    assertThat(read().kind()).isEqualTo(Kind.NONE);

    machine.status(String.valueOf(PID), "State:\tZ (zombie)\n");
    assertThat(read().kind()).isEqualTo(Kind.ENDED);
  }

  @Test
  void knows_the_container_and_the_id_there() {
    String id = "0123456789abcdef".repeat(4);
    machine
        .process(PID, Machine.HOTSPOT)
        .status(String.valueOf(PID), "NSpid:\t4711\t7\n")
        .file("/proc/4711/cgroup", "0::/system.slice/docker-" + id + ".scope\n")
        .file("/proc/4711/root/tmp/hsperfdata_app/7", Machine.counters("17", "-Xrs"));

    assertThat(read().container()).isEqualTo("0123456789ab");
    assertThat(read().ownPid()).isEqualTo(7);
    assertThat(read().elsewhere()).isTrue();
    assertThat(read().flags().has("-Xrs")).isTrue();
  }

  @Test
  void finds_the_journal_that_is_being_written_and_not_one_that_is_read() {
    machine
        .process(PID, Machine.HOTSPOT)
        .link("/proc/4711/fd/8", "/data/shop/journal/a-1.jsonl")
        .link("/proc/4711/fd/9", "/data/shop/journal/a-1.heartbeat")
        .link("/proc/4711/fd/10", "/data/shop/journal/b-1.jsonl");

    assertThat(read().runs())
        .containsExactly(
            new OpenJournal("/data/shop/journal/a-1.jsonl", root.resolve("proc/4711/fd/8")));
  }

  @Test
  void names_agents_without_their_options() {
    JvmFlags flags =
        JvmFlags.parse(
            "-Dkey=hunter2 -javaagent:/opt/otel.jar=token=hunter2 -agentlib:jdwp=x -Xrs");

    assertThat(flags.agents()).containsExactly("otel.jar", "jdwp");
  }

  @Test
  void of_flags_given_twice_the_last_counts() {
    JvmFlags flags = JvmFlags.parse("-XX:+UsePerfData -XX:-UsePerfData -XX:+UseZGC");

    assertThat(flags.given("UsePerfData")).isFalse();
    assertThat(flags.given("UseG1GC")).isNull();
    assertThat(JvmFlags.parse(null).on("UseG1GC", true)).isTrue();
  }
}
