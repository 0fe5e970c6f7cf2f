package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The events that forked JVMs left in a data directory. */
public final class Journals {
  private final Path dir;

  private Journals(Path dir) {
    this.dir = dir;
  }

  /** Reads below a data directory. */
  public static Journals in(Path dir) {
    return new Journals(dir);
  }

  /** All of them; the runs one after another. */
  public List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (Path file : files()) {
      try {
        JournalReader.readFile(file, events::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return events;
  }

  /** Those of a type. */
  public <T extends Event> List<T> events(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The first that fits, once it has been written. */
  public <T extends Event> T await(Class<T> type, Predicate<T> wanted) {
    return await(type, wanted, Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS));
  }

  /** The first that fits, once it has been written. */
  public <T extends Event> T await(Class<T> type, Predicate<T> wanted, Duration atMost) {
    List<T> found = new ArrayList<>();
    Awaitility.await()
        .atMost(atMost)
        .untilAsserted(
            () -> {
              found.clear();
              events(type).stream().filter(wanted).forEach(found::add);
              assertThat(found).as("in %s", events()).isNotEmpty();
            });
    return found.get(0);
  }

  /** Every file below the directory. */
  public List<Path> everything() {
    try (Stream<Path> all = Files.walk(dir)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() {
    return !Files.isDirectory(dir)
        ? List.of()
        : everything().stream().filter(f -> f.toString().endsWith(".jsonl")).toList();
  }
}
