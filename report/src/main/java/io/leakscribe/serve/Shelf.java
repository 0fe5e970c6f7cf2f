package io.leakscribe.serve;

import io.leakscribe.draft.Drafts;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.SkippedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of all services under a directory, as fresh as can be had at a bounded cost: a
 * service is read again when its journals have changed, and never more than a fifth of the time.
 *
 * <p>Thread-safe. While one thread reads, the others get what was there before.
 */
final class Shelf {
  private static final long LEAST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int REST = 5;

  /**
   * An incident and where it is.
   *
   * @param service name of the directory; of the service as well, but for characters
   */
  record Entry(String service, Path serviceDir, Incident incident, SkippedLines skipped) {
    /** The directory of the drafts. */
    Path drafts() {
      return serviceDir.resolve("incidents").resolve(incident.id());
    }
  }

  private record Read(String stamp, List<Entry> entries, long notBefore) {}

  private final Path dir;
  private final ReentrantLock reading = new ReentrantLock();
  private final Map<String, Read> read = new TreeMap<>();
  private volatile @Nullable List<Entry> entries;

  Shelf(Path dir) {
    this.dir = dir;
  }

  /** All incidents, by service and id. */
  List<Entry> entries() {
    List<Entry> known = entries;
    if (known == null) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return known;
    }
    try {
      List<Entry> fresh = read();
      entries = fresh;
      return fresh;
    } finally {
      reading.unlock();
    }
  }

  /** The incident of this very name, or of one that it went by before; else null. */
  @Nullable Entry find(String service, String id) {
    return find(entries(), service, id);
  }

  /** All incidents, with all that has been written until now. */
  List<Entry> entriesNow() {
    reading.lock();
    try {
      read.replaceAll((name, known) -> new Read(known.stamp(), known.entries(), System.nanoTime()));
      List<Entry> fresh = read();
      entries = fresh;
      return fresh;
    } finally {
      reading.unlock();
    }
  }

  /** As {@link #find}, with all that has been written until now. */
  @Nullable Entry findNow(String service, String id) {
    return find(entriesNow(), service, id);
  }

  private static @Nullable Entry find(List<Entry> entries, String service, String id) {
    for (Entry entry : entries) {
      if (entry.service().equals(service) && entry.incident().isCalled(id)) {
        return entry;
      }
    }
    return null;
  }

  private List<Entry> read() {
    List<Entry> all = new ArrayList<>();
    List<Path> services = services();
    read.keySet().retainAll(services.stream().map(Shelf::name).toList());
    for (Path service : services) {
      all.addAll(read(service).entries());
    }
    return List.copyOf(all);
  }

  private Read read(Path service) {
    Read known = read.get(name(service));
    long begin = System.nanoTime();
    if (known != null && begin - known.notBefore() < 0) {
      return known;
    }
    // An alert may name no service; then it lies beside them all.
    String stamp = stamp(service.resolve("journal")) + stamp(dir.resolve(JournalReader.ALERTS));
    if (known == null || !known.stamp().equals(stamp)) {
      List<Entry> found = load(service, known);
      long took = System.nanoTime() - begin;
      known = new Read(stamp, found, begin + Math.max(LEAST_NANOS, took * REST));
      read.put(name(service), known);
    }
    return known;
  }

  private static List<Entry> load(Path service, @Nullable Read before) {
    try {
      Drafts.Loaded loaded = Drafts.load(service);
      return loaded.incidents().stream()
          .map(incident -> new Entry(name(service), service, incident, loaded.skipped()))
          .toList();
    } catch (IOException e) {
      return before == null ? List.of() : before.entries();
    }
  }

  private List<Path> services() {
    try (Stream<Path> children = Files.list(dir)) {
      return children
          .filter(child -> Files.isDirectory(child.resolve("journal")))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // no service has written yet
    }
  }

  /** Changes whenever a journal does. */
  private static String stamp(Path journal) {
    try (Stream<Path> files = Files.list(journal)) {
      return String.join("\n", files.sorted().map(Shelf::fileStamp).toList());
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }

  private static String fileStamp(Path file) {
    try {
      return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(Path service) {
    return String.valueOf(service.getFileName());
  }
}
