package io.leakscribe.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {
  private static final Instant T = Instant.parse("2026-11-21T08:00:00Z");
  private final List<Event> read = new ArrayList<>();
  private long seq;

  @TempDir Path dir;

  @Test
  void makes_its_directories_and_writes_one_line_an_event() throws Exception {
    Path file = dir.resolve("shop/journal/pod-1.jsonl");
    try (JournalWriter writer = JournalWriter.open(file)) {
      assertThat(writer.append(sample())).isTrue();
      assertThat(writer.append(note("hello"))).isTrue();
      assertThat(writer.health().ok()).isTrue();
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void gives_up_only_samples_when_it_exceeds_its_bound() throws Exception {
    Path file = dir.resolve("journal/pod.jsonl");
    long bound = 64 << 10;
    int notes = 0;
    try (JournalWriter writer = JournalWriter.open(file, bound)) {
      for (int i = 0; i < 4000; i++) {
        boolean note = i % 97 == 0;
        notes += note ? 1 : 0;
        assertThat(writer.append(note ? note("n" + i) : sample())).isTrue();
      }
    }
    SkippedLines skipped = JournalReader.readService(dir, read::add);
    assertThat(skipped).isEqualTo(SkippedLines.NONE);
    assertThat(read).filteredOn(Event.NoteAdded.class::isInstance).hasSize(notes);
    assertThat(read).filteredOn(Event.Sample.class::isInstance).hasSizeBetween(100, 400);
    assertThat(read).extracting(event -> event.origin().seq()).isSorted();
    assertThat(Files.size(file) + Files.size(JournalWriter.older(file))).isLessThan(bound);
  }

  @Test
  void keeps_recent_samples_finer_than_old_ones() throws Exception {
    Path file = dir.resolve("journal/pod.jsonl");
    try (JournalWriter writer = JournalWriter.open(file, 64 << 10)) {
      for (int i = 0; i < 4000; i++) {
        writer.append(sample());
      }
    }
    JournalReader.readService(dir, read::add);
    long firstHalf = read.stream().filter(event -> event.origin().seq() <= seq / 2).count();
    assertThat(firstHalf).isBetween(1L, read.size() / 4L);
  }

  @Test
  void holds_back_what_matters_while_the_disk_is_full_and_writes_it_afterwards() throws Exception {
    FullDisk disk = new FullDisk();
    Path file = dir.resolve("journal/pod.jsonl");
    try (JournalWriter writer = new JournalWriter(file, 1 << 20, disk::open)) {
      writer.append(note("before"));
      disk.full = true;
      assertThat(writer.append(sample())).isFalse();
      assertThat(writer.append(note("during"))).isFalse();
      assertThat(writer.health().problem()).contains("pod.jsonl").contains("No space left");
      assertThat(writer.health().waiting()).isEqualTo(1);
      assertThat(writer.health().samplesDropped()).isEqualTo(1);
      disk.full = false;
      assertThat(writer.append(note("after"))).isTrue();
      assertThat(writer.health().ok()).isTrue();
      assertThat(writer.health().waiting()).isZero();
    }
    JournalReader.readService(dir, read::add);
    assertThat(read)
        .extracting(event -> ((Event.NoteAdded) event).text())
        .containsExactly("before", "during", "after");
  }

  @Test
  void holds_back_a_bounded_number_of_events() {
    FullDisk disk = new FullDisk();
    disk.full = true;
    try (JournalWriter writer = new JournalWriter(dir.resolve("p.jsonl"), 1 << 20, disk::open)) {
      for (int i = 0; i < JournalWriter.MAX_WAITING + 5; i++) {
        writer.append(note("n"));
      }
      assertThat(writer.health().waiting()).isEqualTo(JournalWriter.MAX_WAITING);
      assertThat(writer.health().eventsDropped()).isEqualTo(5);
    }
  }

  @Test
  void continues_after_a_torn_line_on_a_line_of_its_own() throws Exception {
    Path file = dir.resolve("journal/pod.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, EventJson.write(note("whole")) + "\n{\"v\":1,\"ti");
    try (JournalWriter writer = JournalWriter.open(file)) {
      writer.append(note("next"));
    }
    SkippedLines skipped = JournalReader.readService(dir, read::add);
    assertThat(read).hasSize(2);
    assertThat(skipped.malformed()).isEqualTo(1);
  }

  @Test
  void writes_on_after_an_interrupt_has_closed_the_channel() throws Exception {
    Path file = dir.resolve("journal/pod.jsonl");
    try (JournalWriter writer = JournalWriter.open(file)) {
      writer.append(note("before"));
      Thread.currentThread().interrupt();
      assertThat(writer.append(note("during"))).isFalse();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(writer.append(note("after"))).isTrue();
    }
    JournalReader.readService(dir, read::add);
    assertThat(read).hasSize(3);
  }

  @Test
  void forces_all_but_samples_to_the_device() {
    FullDisk disk = new FullDisk();
    try (JournalWriter writer = new JournalWriter(dir.resolve("p.jsonl"), 1 << 20, disk::open)) {
      writer.append(sample());
      assertThat(disk.forced).isZero();
      writer.append(note("n"));
      assertThat(disk.forced).isEqualTo(1);
    }
  }

  private Event sample() {
    return new Event.Sample(origin(), 100L, 500, Map.of("threads", 12.0));
  }

  private Event note(String text) {
    return new Event.NoteAdded(origin(), "i", text, null);
  }

  private Origin origin() {
    seq++;
    return new Origin(T.plusSeconds(seq), "shop", "pod", "r", seq);
  }

  /** A disk that takes half of a line and then nothing. */
  private static final class FullDisk {
    boolean full;
    int forced;

    JournalFile open(Path path) throws IOException {
      JournalFile real = ChannelFile.open(path);
      return new JournalFile() {
        @Override
        public void append(ByteBuffer bytes) throws IOException {
          if (full) {
            real.append(bytes.slice(0, bytes.remaining() / 2));
            throw new IOException("No space left on device");
          }
          real.append(bytes);
        }

        @Override
        public void force() throws IOException {
          forced++;
          real.force();
        }

        @Override
        public void close() throws IOException {
          real.close();
        }
      };
    }
  }
}
