package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.survival.BusyService;
import io.leakscribe.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes a write and does not answer any more: a dead NFS server, a full device queue. */
@Order(4)
final class StuckDiskIT {
  /** A request takes 2 ms; the rest is for a machine that has other things to do. */
  private static final Duration NO_WAIT = Duration.ofSeconds(4);

  private static final Duration STUCK = Duration.ofSeconds(20);

  /** The agent takes 1.5 s at most; the rest is the JVM's and the machine's. */
  private static final Duration END = Duration.ofSeconds(8);

  @TempDir private Path directory;

  @Test
  void nobody_waits_for_it_and_all_is_told_when_it_answers_again() throws Exception {
    Mishap mishap = Mishap.in(directory);
    try (Service service = started(mishap)) {
      service.awaitsNewSample();
      service.waited();
      mishap.hang();
      double before = service.metric("leakscribe_agent_cpu_seconds_total");
      service.jvm.awaitLine("the disk hangs");
      assertThat(service.metric("leakscribe_agent_cpu_seconds_total")).isGreaterThan(before);
      assertThat(service.waited()).isLessThan(NO_WAIT);
      mishap.goOn();
      service.awaitsNewSample();
      gapless(service);
      assertThat(service.warnings()).hasSize(1);
    }
  }

  @Test
  void the_end_does_not_wait_for_it() throws Exception {
    Mishap mishap = Mishap.in(directory);
    try (Service service = started(mishap)) {
      service.awaitsNewSample();
      mishap.hang();
      service.awaitsPastNextSample();
      Instant told = Instant.now();
      service.jvm.terminate();
      assertThat(service.jvm.awaitExit()).isEqualTo(143);
      assertThat(Duration.between(told, Instant.now())).isLessThan(END);
    } finally {
      mishap.goOn();
    }
  }

  /**
   * A frozen file system holds up stores into mapped pages as well, and no signal helps. A shell
   * lets it go again whatever becomes of this test.
   */
  @Test
  void a_frozen_file_system_stops_no_request() throws Exception {
    try (Mounts mounts = new Mounts(directory)) {
      Path data = mounts.loop();
      try (Service service = Service.start(directory, data)) {
        service.awaitsNewSample();
        service.waited();
        mounts.freeze(data, STUCK);
        service.jvm.awaitLine("the disk hangs");
        assertThat(service.waited()).isLessThan(NO_WAIT);
        service.scrape(Duration.ofSeconds(10));
        mounts.thaw(data);
        service.awaitsNewSample();
        gapless(service);
        service.jvm.tell("return");
        assertThat(service.jvm.awaitExit()).isZero();
      }
    }
  }

  private static void gapless(Service service) {
    long expected = 1;
    for (Event event : service.journals().events()) {
      assertThat(event.origin().seq()).isEqualTo(expected++);
    }
  }

  private Service started(Mishap mishap) throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    return Service.ready(
        mishap.below(Service.builder(directory, data), data).start(BusyService.class), data);
  }
}
