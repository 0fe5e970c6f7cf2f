package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.survival.BusyService;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.launch.Journals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill −9 at moments that nobody chose. {@code -Dsurvival.kills=200} for more of them, {@code
 * -Dsurvival.seed=…} for the same again.
 */
final class KillIT {
  private static final int KILLS = Integer.getInteger("survival.kills", 8);
  private static final long LATEST_MILLIS = 5_000;

  @TempDir private Path directory;

  @Test
  void what_was_written_stays_and_the_next_run_tells_the_story() throws Exception {
    long seed = Long.getLong("survival.seed", System.nanoTime());
    System.out.println("KillIT: -Dsurvival.seed=" + seed);
    Random random = new Random(seed);
    Path data = directory.resolve("data");
    Set<String> begun = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (ForkedJvm jvm = Service.builder(directory, data).start(BusyService.class)) {
        jvm.awaitLine("app: up");
        jvm.tell("leak");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LATEST_MILLIS)));
        Map<Path, byte[]> before = journals(data);
        jvm.kill();
        as("seed " + seed + ", kill " + kill, before, journals(data));
      }
      Journals.in(data).events().forEach(event -> begun.add(event.origin().run()));
    }
    try (Service last = Service.start(directory, data)) {
      last.awaitsNewSample();
      Set<String> lost = new HashSet<>();
      last.journals().events(Event.RunLost.class).forEach(event -> lost.add(event.lostRun()));
      assertThat(lost).as("seed %d", seed).isEqualTo(begun);
    }
    assertThat(begun).as("runs that came as far as a journal").hasSizeGreaterThan(KILLS / 3);
    for (Path journal : journals(data).keySet()) {
      isWhole(journal);
    }
  }

  /** What a reader could have seen before is there after, to the byte. */
  private static void as(String what, Map<Path, byte[]> before, Map<Path, byte[]> after) {
    before.forEach(
        (file, bytes) -> {
          byte[] now = after.getOrDefault(file, new byte[0]);
          assertThat(now.length).as("%s: %s", what, file).isGreaterThanOrEqualTo(bytes.length);
          assertThat(new String(now, StandardCharsets.UTF_8))
              .as("%s: %s", what, file)
              .startsWith(new String(bytes, StandardCharsets.UTF_8));
        });
  }

  /** The events of a run are numbered from 1 without a gap. */
  private static void isWhole(Path journal) throws IOException {
    List<Long> numbers = new ArrayList<>();
    JournalReader.readFile(journal, event -> numbers.add(event.origin().seq()));
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).as("%s: %s", journal, numbers).isEqualTo(i + 1);
    }
  }

  private static Map<Path, byte[]> journals(Path data) throws IOException {
    Map<Path, byte[]> all = new HashMap<>();
    if (Files.isDirectory(data)) {
      try (var files = Files.walk(data)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
          all.put(file, Files.readAllBytes(file));
        }
      }
    }
    return all;
  }
}
