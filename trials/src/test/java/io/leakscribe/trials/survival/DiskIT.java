package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import io.leakscribe.launch.Journals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is full, read-only, or both one after the other. */
final class DiskIT {
  private static final String CANNOT = "cannot be written";

  @TempDir private Path directory;

  @Test
  void a_full_disk_is_one_line_and_the_journal_goes_on_when_there_is_room() throws Exception {
    try (Mounts mounts = new Mounts(directory)) {
      Path disk = mounts.small(1024);
      try (Service service = Service.start(directory, disk.resolve("data"))) {
        service.awaitsNewSample();
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        service.jvm.awaitLine(CANNOT);
        worksWithout(service);
        Files.delete(ballast);
        service.awaitsNewSample();
        endsWell(service);
      }
    }
  }

  @Test
  void a_disk_that_turns_read_only_is_one_line_as_well() throws Exception {
    try (Mounts mounts = new Mounts(directory)) {
      Path disk = mounts.small(1024);
      Path data = disk.resolve("data");
      // Not while it runs: the kernel lets no file system go that has files open for writing.
      try (Service service = Service.start(directory, data)) {
        service.jvm.tell("return");
        assertThat(service.jvm.awaitExit()).isZero();
      }
      int before = Journals.in(data).events().size();
      mounts.remount(disk, "ro");
      try (Service service = Service.start(directory, data)) {
        worksWithout(service);
        assertThat(service.warnings())
            .singleElement()
            .asString()
            .contains(data.toString())
            .contains("Read-only");
        service.jvm.tell("return");
        assertThat(service.jvm.awaitExit()).isZero();
      }
      assertThat(Journals.in(data).events()).hasSize(before);
    }
  }

  @Test
  void a_disk_that_is_full_from_the_start_costs_only_what_was_to_be_kept() throws Exception {
    try (Mounts mounts = new Mounts(directory)) {
      Path disk = mounts.small(256);
      Path ballast = disk.resolve("ballast");
      fill(ballast);
      try (Service service = Service.start(directory, disk.resolve("data"))) {
        worksWithout(service);
        assertThat(service.warnings()).isNotEmpty().hasSizeLessThan(3);
        service.jvm.tell("return");
        assertThat(service.jvm.awaitExit()).isZero();
      }
    }
  }

  /** The application and the metrics know nothing of it. */
  private static void worksWithout(Service service) throws Exception {
    service.tell("waited");
    service.awaitsPastNextSample();
  }

  private static void endsWell(Service service) throws Exception {
    assertThat(service.warnings()).singleElement().asString().contains("No space left");
    service.jvm.tell("return");
    assertThat(service.jvm.awaitExit()).isZero();
    assertThat(service.journals().events()).last().isInstanceOf(Event.AgentStopped.class);
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }
}
