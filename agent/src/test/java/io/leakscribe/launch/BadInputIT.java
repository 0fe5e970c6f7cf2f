package io.leakscribe.launch;

import static io.leakscribe.launch.AgentStartIT.serveAndStop;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine or an earlier run leaves behind: a clear line, and the application serves. */
final class BadInputIT {
  private static final String READY = "leakscribe: INFO ready";

  @TempDir private Path directory;

  @Test
  void goes_without_an_endpoint_when_the_port_is_taken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ForkedJvm jvm =
            ForkedJvm.in(directory).agent("port=" + taken.getLocalPort()).start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(warnings(jvm))
          .singleElement()
          .asString()
          .contains("no metrics endpoint", "127.0.0.1:" + taken.getLocalPort(), "set the option");
      assertThat(journals().events(Event.AgentStarted.class)).hasSize(1);
    }
  }

  @Test
  void goes_without_an_endpoint_when_the_host_is_unknown() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0,host=no.such.invalid").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(warnings(jvm)).singleElement().asString().contains("no.such.invalid:0");
    }
  }

  @Test
  void reads_past_the_torn_journal_of_a_run_that_was_killed() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      jvm.kill();
    }
    tear(journals().everything().stream().filter(f -> f.toString().endsWith(".jsonl")).toList());
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(warnings(jvm)).isEmpty();
    }
    assertThat(journals().events(Event.RunLost.class)).hasSize(1);
    assertThat(journals().events(Event.AgentStopped.class)).hasSize(1);
  }

  @Test
  void starts_where_others_left_anything_at_all() throws Exception {
    Path journal = directory.resolve("leakscribe/shop/journal");
    Files.createDirectories(journal.resolve("directory.jsonl"));
    Files.write(journal.resolve("noise.jsonl"), new byte[] {0, -1, '{', '\n', '"', 7});
    Files.write(journal.resolve("noise.heartbeat"), new byte[] {1, 2, 3});
    Files.createFile(journal.resolve("empty.jsonl"));
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0,service=shop").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(warnings(jvm)).isEmpty();
      assertThat(journals().events(Event.AgentStopped.class)).hasSize(1);
    }
  }

  @Test
  void says_so_when_the_journal_cannot_be_in_the_directory() throws Exception {
    Path service = directory.resolve("leakscribe/shop");
    Files.createDirectories(directory.resolve("leakscribe"));
    Files.createFile(service);
    try (ForkedJvm jvm =
        ForkedJvm.in(directory).agent("port=0,service=shop").start(WaitingApp.class)) {
      jvm.awaitLine(READY);
      serveAndStop(jvm);
      assertThat(warnings(jvm)).anyMatch(line -> line.contains("shop/journal"));
      assertThat(warnings(jvm)).allMatch(line -> line.length() < 500).hasSizeLessThan(4);
    }
  }

  /** Cut in the middle of its last line, as a kill leaves it. */
  private static void tear(List<Path> files) throws IOException {
    assertThat(files).hasSize(1);
    try (FileChannel channel = FileChannel.open(files.get(0), StandardOpenOption.WRITE)) {
      long end = channel.size();
      channel.write(ByteBuffer.wrap("{\"v\":1,\"time\":\"2026-".getBytes("US-ASCII")), end);
    }
  }

  static List<String> warnings(ForkedJvm jvm) {
    return jvm.output().stream()
        .filter(line -> line.contains("leakscribe: WARN") || line.contains("leakscribe: ERROR"))
        .toList();
  }

  private Journals journals() {
    return Journals.in(directory.resolve("leakscribe"));
  }
}
