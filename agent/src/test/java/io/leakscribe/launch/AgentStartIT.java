package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an operator gets wrong, the application runs, and one clear line says what it was. */
final class AgentStartIT {
  private static final String READY = "leakscribe: INFO ready";

  @TempDir private Path directory;

  @Test
  void says_that_it_is_ready_and_does_not_keep_the_application_from_ending() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
    }
  }

  @Test
  void says_which_options_it_cannot_use() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .agent("port=0,prot=1,drafts=perhaps,alone")
            .vm("-Dleakscribe.speed=fast")
            .environment("LEAKSCRIBE_PAUSE_BUDGET", "soon")
            .start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(jvm.output())
          .anyMatch(line -> line.contains("\"prot\" is unknown") && line.contains("\"port\"?"))
          .anyMatch(line -> line.contains("\"perhaps\" (agent argument drafts)"))
          .anyMatch(line -> line.contains("agent argument number 4 is ignored"))
          .anyMatch(line -> line.contains("system property \"leakscribe.speed\" is unknown"))
          .anyMatch(line -> line.contains("\"soon\" (environment variable"))
          .filteredOn(line -> line.contains("WARN"))
          .hasSize(5);
    }
  }

  @Test
  void falls_back_to_the_temp_directory() throws Exception {
    Path file = Files.createFile(directory.resolve("occupied"));
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0,dir=" + file + "/x").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(jvm.output())
          .anyMatch(line -> line.contains(file + "/x") && line.contains("cannot be written"));
      assertThat(directory.resolve("leakscribe")).isDirectory();
    }
  }

  @Test
  void says_nothing_when_switched_off_by_the_argument() throws Exception {
    saysNothing(ForkedJvm.in(directory).agent("port=0,enabled=false"));
  }

  @Test
  void says_nothing_when_switched_off_by_the_property() throws Exception {
    saysNothing(ForkedJvm.in(directory).agent("port=0").vm("-Dleakscribe.enabled=FALSE"));
  }

  @Test
  void says_nothing_when_switched_off_by_the_environment() throws Exception {
    saysNothing(ForkedJvm.in(directory).agent("port=0").environment("LEAKSCRIBE_ENABLED", "false"));
  }

  @Test
  void runs_once_when_given_twice() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0").agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(jvm.output()).filteredOn(line -> line.contains("already running")).hasSize(1);
      assertThat(jvm.output()).filteredOn(line -> line.contains(READY)).hasSize(1);
    }
  }

  @Test
  void can_be_loaded_into_a_running_application_once() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).start(WaitingApp.class)) {
      jvm.awaitLine("app: up");
      jvm.attach("port=0");
      jvm.awaitLine(READY);
      jvm.attach("port=0");
      jvm.awaitLine("already running");
      serveAndStop(jvm);
      assertThat(jvm.output()).filteredOn(line -> line.contains(READY)).hasSize(1);
    }
  }

  @Test
  void can_be_loaded_where_it_was_switched_off_at_the_start() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("enabled=false").start(WaitingApp.class)) {
      jvm.awaitLine("app: up");
      jvm.attach("port=0");
      jvm.awaitLine(READY);
      serveAndStop(jvm);
    }
  }

  @Test
  void steps_aside_with_one_line_when_the_jar_was_repacked() throws Exception {
    Path bare = Files.createDirectories(directory.resolve("bare"));
    Path jar = BareJar.write(bare.resolve("uber.jar"));
    try (ForkedJvm jvm = ForkedJvm.in(directory).vm("-javaagent:" + jar).start(WaitingApp.class)) {
      jvm.awaitLine("app: up");
      serveAndStop(jvm);
      assertThat(jvm.output())
          .filteredOn(line -> !line.startsWith("app: "))
          .singleElement()
          .asString()
          .startsWith("leakscribe: disabled: ")
          .contains("not repacked")
          .endsWith("; the application is not affected");
    }
  }

  @Test
  void stays_out_of_the_tools_of_the_jdk() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).tool("javac", "-J-javaagent:" + ForkedJvm.agentJar(), "-version")) {
      assertThat(jvm.awaitExit()).isZero();
      assertThat(jvm.output()).singleElement().asString().startsWith("javac ");
    }
  }

  private void saysNothing(ForkedJvm.Builder builder) throws Exception {
    try (ForkedJvm jvm = builder.start(WaitingApp.class)) {
      serveAndStop(jvm);
      assertThat(jvm.output()).containsExactly("app: up", "app: served one", "app: bye");
      assertThat(directory).isEmptyDirectory();
    }
  }

  static void serveAndStop(ForkedJvm jvm) throws IOException, InterruptedException {
    jvm.tell("one");
    jvm.awaitLine("app: served one");
    jvm.tell("stop");
    assertThat(jvm.awaitExit()).isZero();
  }
}
