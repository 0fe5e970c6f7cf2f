package io.leakscribe.agent.publish;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.journal.LossCause;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path dir;
  private Path page;
  private Process victim;

  @BeforeEach
  void name() {
    page = dir.resolve("journal/run.heartbeat");
  }

  @AfterEach
  void end() throws InterruptedException {
    if (victim != null) {
      victim.destroyForcibly().waitFor();
    }
  }

  @Test
  void the_last_beats_are_read_newest_first() throws Exception {
    try (Heartbeat heartbeat = Heartbeat.open(page)) {
      for (int i = 1; i <= 20; i++) {
        heartbeat.beat(beat(i));
      }
      heartbeat.ending(Ending.BY_SIGNAL);
    }

    LastSigns signs = Heartbeat.read(page);
    assertThat(signs.beats()).hasSize(8).startsWith(beat(20), beat(19)).endsWith(beat(13));
    assertThat(signs.ending()).isEqualTo(Ending.BY_SIGNAL);
    assertThat(signs.sameBoot()).isTrue();
  }

  @Test
  void a_page_that_is_missing_or_cut_short_tells_nothing() throws Exception {
    assertThat(Heartbeat.read(page)).isEqualTo(LastSigns.NONE);
    assertThat(Heartbeat.alive(page)).isNull();

    Files.createDirectories(page.getParent());
    Files.write(page, new byte[100]);
    assertThat(Heartbeat.read(page)).isEqualTo(LastSigns.NONE);
    assertThat(Heartbeat.alive(page)).isNull();
  }

  @Test
  void a_page_without_a_lock_cannot_tell_who_lives() throws Exception {
    Files.createDirectories(page.getParent());
    Files.write(page, new byte[4096]);
    assertThat(Heartbeat.alive(page)).isNull();
  }

  @Test
  void a_name_is_given_once() throws Exception {
    Heartbeat.open(page).close();
    assertThatThrownBy(() -> Heartbeat.open(page)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void looking_at_ones_own_page_does_not_give_up_its_lock() throws Exception {
    try (Heartbeat heartbeat = Heartbeat.open(page)) {
      heartbeat.beat(beat(1));
      assertThat(Heartbeat.alive(page)).isTrue();
      Heartbeat.read(page);
      assertThat(lockedForOthers()).isTrue();
    }
    assertThat(lockedForOthers()).isFalse();
  }

  @Test
  void the_page_survives_a_sigkill_and_tells_of_it() throws Exception {
    victim = Victim.start(page, "wait");
    assertThat(Heartbeat.alive(page)).isTrue();

    victim.destroyForcibly().waitFor();

    assertThat(Heartbeat.alive(page)).isFalse();
    LastSigns signs = Heartbeat.read(page);
    assertThat(signs.beats()).hasSize(1);
    assertThat(signs.beats().get(0).heapMax()).isBetween(20L << 20, 32L << 20);
    assertThat(signs.ending()).isEqualTo(Ending.NONE);
    assertThat(cause(signs)).isEqualTo(LossCause.KILLED);
  }

  @Test
  void looking_leaves_the_page_of_another_process_as_it_is() throws Exception {
    victim = Victim.start(page, "wait");
    byte[] before = Files.readAllBytes(page);

    for (int i = 0; i < 10; i++) {
      assertThat(Heartbeat.alive(page)).isTrue();
      assertThat(Heartbeat.read(page).beats()).hasSize(1);
    }

    assertThat(Files.readAllBytes(page)).isEqualTo(before);
    assertThat(lockedForOthers()).isTrue();
  }

  @Test
  void a_signal_is_told_from_an_end_of_its_own() throws Exception {
    victim = Victim.start(page, "wait");
    victim.toHandle().destroy(); // SIGTERM; the process itself would close its input as well.
    assertThat(victim.waitFor(20, SECONDS)).isTrue();
    assertThat(Heartbeat.read(page).ending()).isEqualTo(Ending.BY_SIGNAL);

    Path other = dir.resolve("other.heartbeat");
    victim = Victim.start(other, "wait");
    victim.getOutputStream().close();
    assertThat(victim.waitFor(20, SECONDS)).isTrue();
    assertThat(Heartbeat.read(other).ending()).isEqualTo(Ending.IN_ORDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
  void an_exit_on_out_of_memory_is_known_by_the_last_beats(String collector) throws Exception {
    victim = Victim.start(page, "full", collector, "-XX:+ExitOnOutOfMemoryError");
    assertThat(victim.waitFor(60, SECONDS)).isTrue();

    LastSigns signs = Heartbeat.read(page);
    assertThat(signs.ending()).isEqualTo(Ending.NONE);
    assertThat(cause(signs)).as("%s", signs.beats()).isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
  }

  @Test
  void an_uncaught_out_of_memory_error_is_known_though_the_shutdown_was_orderly() throws Exception {
    victim = Victim.start(page, "full", "-XX:+UseSerialGC");
    assertThat(victim.waitFor(60, SECONDS)).isTrue();

    LastSigns signs = Heartbeat.read(page);
    // The hook that says so may itself run out of memory; a signal it must never be.
    assertThat(signs.ending()).isNotEqualTo(Ending.BY_SIGNAL);
    assertThat(cause(signs)).as("%s", signs.beats()).isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
  }

  /** As another process sees it; this one may not even look. */
  private boolean lockedForOthers() throws Exception {
    Process looker =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Looker.class.getName(),
                page.toString())
            .inheritIO()
            .start();
    return looker.waitFor() == 1;
  }

  /** Exits with 1 when the process of a page lives. */
  static final class Looker {
    private Looker() {}

    public static void main(String[] args) {
      System.exit(Boolean.TRUE.equals(Heartbeat.alive(Path.of(args[0]))) ? 1 : 0);
    }
  }

  private static LossCause cause(LastSigns signs) {
    LossClassifier.Loss loss = LossClassifier.classify(signs, false);
    assertThat(loss).isNotNull();
    return loss.cause();
  }

  private static Beat beat(int i) {
    return new Beat(NOW.plusSeconds(i), i, 100, i, 2L * i, 1000, i / 100.0);
  }
}
