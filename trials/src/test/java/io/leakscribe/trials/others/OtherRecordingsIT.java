package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.shop.others.RecordedApp;
import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's own recordings beside ours, also while ours samples what survives. */
final class OtherRecordingsIT {
  /** What profile.jfc asks for. */
  private static final Duration PARKED_AT_LEAST = Duration.ofMillis(10);

  /** Our recordings begin new chunks, and a chunk has 0.2 to 0.3 MB before its first event. */
  private static final long SOME_CHUNKS = 2_000_000;

  @TempDir private Path alone;
  @TempDir private Path together;

  @Test
  void have_the_same_settings_and_events_as_without_us() throws Exception {
    Run without = run(alone, ForkedJvm.in(alone), List.of("user"));
    Run with =
        run(
            together,
            ForkedJvm.in(together).agent("port=0"),
            List.of("user", "leakscribe collections", "leakscribe survivors"));

    assertThat(with.asked()).isEqualTo(without.asked());
    assertThat(changed(without.file().settings(), with.file().settings())).isEmpty();
    assertThat(with.file().of("com.shop.Tick")).isNotEmpty();
    assertThat(with.file().of("jdk.ObjectAllocationSample")).isNotEmpty();
    // Newer JVMs have no stack for some.
    assertThat(with.file().of("jdk.OldObjectSample"))
        .anyMatch(event -> event.getStackTrace() != null);
    assertThat(with.file().of("jdk.ThreadPark"))
        .isNotEmpty()
        .allMatch(OtherRecordingsIT::isAsWanted);
    assertThat(with.file().period("jdk.CPULoad"))
        .isBetween(Duration.ofMillis(500), Duration.ofMillis(2000));
    assertThat(with.middle().of("com.shop.Tick")).isNotEmpty();
    assertThat(with.bytes()).isLessThan(without.bytes() + SOME_CHUNKS);
  }

  private static boolean isAsWanted(RecordedEvent parked) {
    return parked.getDuration().compareTo(PARKED_AT_LEAST) >= 0 && parked.getStackTrace() != null;
  }

  private static Map<String, String> changed(Map<String, String> before, Map<String, String> now) {
    Map<String, String> changed = new HashMap<>();
    before.forEach(
        (name, value) -> {
          // Listened to for 30 s while metaspace or threads grow, as the page says.
          boolean isTold =
              name.startsWith("jdk.ClassDefine#") || name.startsWith("jdk.ThreadStart#");
          if (!isTold && !value.equals(now.get(name))) {
            changed.put(name, value + " became " + now.get(name));
          }
        });
    return changed;
  }

  private record Run(List<String> asked, UserRecording middle, UserRecording file, long bytes) {}

  private static Run run(Path directory, ForkedJvm.Builder builder, List<String> recordings)
      throws Exception {
    Path file = directory.resolve("user.jfr");
    Path middle = directory.resolve("middle.jfr");
    List<String> asked;
    try (ForkedJvm jvm =
        builder
            .vm("-XX:StartFlightRecording=name=user,settings=profile,filename=" + file)
            .start(RecordedApp.class)) {
      jvm.awaitLine("app: up");
      await()
          .atMost(Duration.ofSeconds(2 * ForkedJvm.PATIENCE_SECONDS))
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> checks(directory, jvm), names -> names.containsAll(recordings));
      jvm.tell("stream");
      jvm.awaitLine("app: heard " + RecordedApp.EVENTS / 2 + " events");
      asked = jcmd(directory, jvm, "JFR.check", "name=user", "verbose=true");
      jcmd(directory, jvm, "JFR.dump", "name=user", "filename=" + middle);
      jvm.tell("end");
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      assertThat(jvm.output()).noneMatch(line -> line.contains("leakscribe: WARN"));
    }
    return new Run(asked, UserRecording.read(middle), UserRecording.read(file), Files.size(file));
  }

  /** The names of the recordings that run. */
  private static List<String> checks(Path directory, ForkedJvm jvm) throws Exception {
    return jcmd(directory, jvm, "JFR.check").stream()
        .filter(line -> line.startsWith("Recording "))
        .map(line -> line.replaceAll(".* name=(.*?)( (maxsize|maxage|\\(running).*|$)", "$1"))
        .toList();
  }

  /** What it prints, but for its first line, which is the process. */
  private static List<String> jcmd(Path directory, ForkedJvm jvm, String... command)
      throws Exception {
    String[] arguments = new String[command.length + 1];
    arguments[0] = String.valueOf(jvm.pid());
    System.arraycopy(command, 0, arguments, 1, command.length);
    try (ForkedJvm jcmd = ForkedJvm.in(directory).tool("jcmd", arguments)) {
      assertThat(jcmd.awaitExit()).as("%s", jcmd.output()).isZero();
      return jcmd.output().stream().skip(1).toList();
    }
  }
}
