package io.leakscribe.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads journals, whatever state they are in.
 *
 * <p>Events are handed on one by one, so memory does not grow with the journal. Content never
 * throws: a line that cannot be used is passed over and counted.
 */
public final class JournalReader {
  /** Name of the directory, beside those of the services, of alerts that are of no known one. */
  public static final String ALERTS = "alerts";

  private static final String SUFFIX = ".jsonl";
  private static final String OLDER = ".1";

  private JournalReader() {}

  /**
   * Reads one file from its first line to its last.
   *
   * @throws IOException when the file cannot be opened
   */
  public static SkippedLines readFile(Path file, Consumer<Event> to) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read the journal '" + file + "'");
    }
    try (JournalSource source = new JournalSource(List.of(file), ReadPlan.WHOLE)) {
      for (Event event = source.next(); event != null; event = source.next()) {
        to.accept(event);
      }
      return source.skipped();
    }
  }

  /**
   * Reads every journal of a service, {@code <serviceDir>/journal/*.jsonl}, merged by time. Events
   * of one run keep their order; of two events at the same time the one from the file whose name
   * comes first is handed on first. No journal at all is no error.
   *
   * @throws IOException when the directory is there and cannot be listed
   */
  public static SkippedLines readService(Path serviceDir, Consumer<Event> to) throws IOException {
    return readService(serviceDir, ReadPlan.WHOLE, to);
  }

  /**
   * As {@link #readService(Path, Consumer)}, by a plan. A sample whose values are not wanted is
   * handed on without them, and is not looked at for damage.
   *
   * @throws IOException when the directory is there and cannot be listed
   */
  public static SkippedLines readService(Path serviceDir, ReadPlan plan, Consumer<Event> to)
      throws IOException {
    return read(sources(serviceDir.resolve("journal"), plan), to);
  }

  /**
   * As {@link #readService}, with the alerts that were received for no service in particular: they
   * lie in {@code alerts} beside the directories of the services.
   *
   * @throws IOException when a directory is there and cannot be listed
   */
  public static SkippedLines readWithAlerts(Path serviceDir, ReadPlan plan, Consumer<Event> to)
      throws IOException {
    List<JournalSource> sources = sources(serviceDir.resolve("journal"), plan);
    Path parent = serviceDir.toAbsolutePath().normalize().getParent();
    if (parent != null) {
      sources.addAll(sources(parent.resolve(ALERTS), plan));
    }
    return read(sources, to);
  }

  private static SkippedLines read(List<JournalSource> sources, Consumer<Event> to) {
    try {
      merge(sources, to);
      SkippedLines skipped = SkippedLines.NONE;
      for (JournalSource source : sources) {
        skipped = skipped.plus(source.skipped());
      }
      return skipped;
    } finally {
      sources.forEach(JournalSource::close);
    }
  }

  private static void merge(List<JournalSource> sources, Consumer<Event> to) {
    // Runs follow one another, so a file is opened when its turn comes and not all at once.
    Deque<JournalSource> later = new ArrayDeque<>(byFirstTime(sources));
    PriorityQueue<Head> heads = new PriorityQueue<>(Head.ORDER);
    while (!later.isEmpty() || !heads.isEmpty()) {
      while (!later.isEmpty() && (heads.isEmpty() || !heads.peek().isBefore(later.getFirst()))) {
        push(heads, later.removeFirst());
      }
      Head head = heads.poll();
      if (head != null) {
        to.accept(head.event());
        push(heads, head.source());
      }
    }
  }

  private static void push(PriorityQueue<Head> heads, JournalSource source) {
    Event event = source.next();
    if (event != null) {
      heads.add(new Head(event, source));
    }
  }

  private static List<JournalSource> byFirstTime(List<JournalSource> sources) {
    List<JournalSource> sorted = new ArrayList<>(sources);
    sorted.sort(Comparator.comparing(JournalSource::firstTime).thenComparing(JournalSource::name));
    return sorted;
  }

  private static List<JournalSource> sources(Path directory, ReadPlan plan) throws IOException {
    TreeMap<String, List<Path>> runs = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
        for (Path file : files) {
          if (Files.isRegularFile(file) || Files.isDirectory(file)) { // a pipe would never end
            runs.computeIfAbsent(run(file), name -> new ArrayList<>()).add(file);
          }
        }
      }
    }
    List<JournalSource> sources = new ArrayList<>();
    for (List<Path> parts : runs.values()) {
      parts.sort(Comparator.comparing(JournalReader::isMain).thenComparing(Path::toString));
      sources.add(new JournalSource(parts, plan));
    }
    return sources;
  }

  private static boolean isMain(Path part) {
    return !part.toString().endsWith(OLDER + SUFFIX);
  }

  private static String run(Path part) {
    String name = String.valueOf(part.getFileName());
    int end = name.length() - SUFFIX.length() - (isMain(part) ? 0 : OLDER.length());
    return name.substring(0, end);
  }

  /** The next event of a source. */
  private record Head(Event event, JournalSource source) {
    static final Comparator<Head> ORDER =
        Comparator.comparing((Head head) -> head.event().origin().time())
            .thenComparing(head -> head.source().name());

    boolean isBefore(JournalSource other) {
      return event.origin().time().isBefore(other.firstTime());
    }
  }
}
