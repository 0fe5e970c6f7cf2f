package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leakscribe.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel says that a process listens on. */
final class ListeningIT {
  private static final String LISTENING = "0A";

  /** 127.0.0.1, alone and as an address of IPv6, as the kernel writes it. */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F");

  @TempDir private Path directory;

  @BeforeEach
  void needsProc() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "there is no /proc here");
  }

  @Test
  void the_agent_listens_on_the_loopback_at_its_one_port() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("port=0").start(WaitingApp.class)) {
      jvm.awaitLine("leakscribe: INFO ready");
      int port = journals().await(Event.AgentStarted.class, started -> true).port();
      assertThat(listening(jvm.pid()))
          .singleElement()
          .satisfies(address -> assertThat(LOOPBACK).contains(host(address)))
          .satisfies(address -> assertThat(port(address)).isEqualTo(port));
    }
  }

  @Test
  void the_agent_listens_on_nothing_where_no_endpoint_is_wanted() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("port=-1").start(WaitingApp.class)) {
      jvm.awaitLine("leakscribe: INFO ready");
      assertThat(listening(jvm.pid())).isEmpty();
    }
  }

  @Test
  void the_server_listens_on_the_loopback_at_its_one_port() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .tool("java", "-jar", ForkedJvm.agentJar().toString(), "serve", "--port", "0")) {
      jvm.awaitLine("Listening on ");
      assertThat(listening(jvm.pid()))
          .singleElement()
          .satisfies(address -> assertThat(LOOPBACK).contains(host(address)));
    }
  }

  private Journals journals() {
    return Journals.in(directory.resolve("leakscribe"));
  }

  private static String host(String address) {
    return address.split(":", 2)[0];
  }

  private static int port(String address) {
    return Integer.parseInt(address.split(":", 2)[1], 16);
  }

  private static List<String> listening(long pid) throws IOException {
    Path process = Path.of("/proc/" + pid);
    Set<String> own = sockets(process.resolve("fd"));
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : Files.readAllLines(process.resolve(table))) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length > 9 && fields[3].equals(LISTENING) && own.contains(fields[9])) {
          addresses.add(fields[1]);
        }
      }
    }
    return addresses;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        String target = Files.readSymbolicLink(one).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(target.replaceAll("\\D", ""));
        }
      }
    }
    return inodes;
  }
}
