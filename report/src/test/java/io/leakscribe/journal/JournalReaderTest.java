package io.leakscribe.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
  private static final Instant T = Instant.parse("2026-11-21T08:00:00Z");
  private final List<Event> read = new ArrayList<>();

  @TempDir Path dir;

  @Test
  void keeps_everything_before_a_torn_tail() throws Exception {
    String torn = line("r", 3, 30);
    Path file = write("a.jsonl", line("r", 1, 10), "\n", line("r", 2, 20), "\n", torn.substring(9));
    SkippedLines skipped = JournalReader.readFile(file, read::add);
    assertThat(read).extracting(event -> event.origin().seq()).containsExactly(1L, 2L);
    assertThat(skipped).isEqualTo(new SkippedLines(1, 0, 0, 0, 0, 0));
    assertThat(skipped.damaged()).isZero();
  }

  @Test
  void passes_over_a_damaged_middle_and_says_why() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((line("r", 1, 1) + "\n{broken\n").getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xC3, (byte) 0x28, '\n'});
    bytes.write("x".repeat(LineReader.MAX_LINE + 1).getBytes(StandardCharsets.UTF_8));
    bytes.write(("\n\n" + line("r", 2, 2) + "\n").getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(dir.resolve("a.jsonl"), bytes.toByteArray());
    SkippedLines skipped = JournalReader.readFile(file, read::add);
    assertThat(read).hasSize(2);
    assertThat(skipped).isEqualTo(new SkippedLines(0, 1, 1, 1, 0, 0));
  }

  @Test
  void passes_over_what_tells_of_an_incident_that_could_not_be_a_directory() throws Exception {
    String good = resolved("20261121-0840-shop-sessions");
    Path file =
        write("a.jsonl", good, resolved("../../etc"), resolved(".."), resolved("a\\u001b[31m"));
    SkippedLines skipped = JournalReader.readFile(file, read::add);
    assertThat(read).hasSize(1);
    assertThat(skipped.damaged()).isEqualTo(3);
  }

  private static String resolved(String incident) {
    return "{\"v\":1,\"time\":\"%s\",\"type\":\"leak.resolved\",\"run\":\"r\",\"incident\":\"%s\"}\n"
        .formatted(T, incident);
  }

  @Test
  void does_not_wait_for_what_is_no_file() throws Exception {
    write("journal/a-1.jsonl", line("a", 1, 10), "\n");
    String pipe = dir.resolve("journal/b-1.jsonl").toString();
    assumeTrue(new ProcessBuilder("mkfifo", pipe).start().waitFor() == 0, "no mkfifo here");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> JournalReader.readService(dir, read::add));
    assertThat(read).hasSize(1);
  }

  @Test
  void merges_the_runs_of_a_service_by_time_and_the_parts_of_a_run_without_copies()
      throws Exception {
    write("journal/a-1.1.jsonl", line("a", 1, 10), "\n", line("a", 2, 30), "\n");
    write("journal/a-1.jsonl", line("a", 2, 30), "\n", line("a", 3, 50), "\n");
    write("journal/b-1.jsonl", line("b", 1, 20), "\n", line("b", 2, 30), "\n", line("b", 3, 60));
    SkippedLines skipped = JournalReader.readService(dir, read::add);
    assertThat(read)
        .extracting(event -> event.origin().eventId())
        .containsExactly("a#1", "b#1", "a#2", "b#2", "a#3", "b#3");
    assertThat(skipped.copies()).isEqualTo(1);
  }

  @Test
  void takes_a_service_without_a_journal_for_an_empty_one() throws Exception {
    assertThat(JournalReader.readService(dir, read::add)).isEqualTo(SkippedLines.NONE);
    assertThat(read).isEmpty();
  }

  @Test
  void says_which_file_cannot_be_read() {
    assertThatThrownBy(() -> JournalReader.readFile(dir.resolve("none.jsonl"), read::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void never_throws_for_what_a_file_holds() throws Exception {
    byte[] good =
        (line("r", 1, 1) + "\n" + line("r", 2, 2) + "\n").getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = good.clone();
      for (int i = 0; i < 1 + round % 8; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read.clear();
      SkippedLines skipped =
          JournalReader.readFile(Files.write(dir.resolve("f.jsonl"), bytes), read::add);
      assertThat(read.size() + skipped.torn() + skipped.damaged() + skipped.copies())
          .as("round %d: every line is read or counted", round)
          .isPositive();
    }
  }

  private Path write(String name, String... text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("", text));
  }

  private static String line(String run, long seq, long second) {
    Origin origin = new Origin(T.plusSeconds(second), "shop", "pod", run, seq);
    return EventJson.write(new Event.Sample(origin, 100L, 500, Map.of("threads", 12.0)));
  }
}
