package io.leakscribe.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to the journal of one run.
 *
 * <p>The newest events are always in the file given. When it has grown to a quarter of the bound it
 * is folded into the part beside it, {@code <name>.1.jsonl}; when both together would exceed the
 * bound, every second sample of what was folded is dropped. Nothing but samples is ever dropped. A
 * reader puts both parts together.
 *
 * <p>Every event but a sample is forced to the device before {@link #append} returns.
 *
 * <p>A disk that takes nothing never throws into the caller: samples are then given up, up to
 * {@value #MAX_WAITING} other events wait in memory, and each later call tries again. {@link
 * #health} tells.
 *
 * <p>Events come in the order of their {@code seq}: a reader takes a smaller one for a copy.
 *
 * <p>Not thread-safe: one thread, or a lock of the caller's. A fold rewrites up to the bound and
 * takes tens of milliseconds: keep it off the application's threads.
 */
public final class JournalWriter implements Closeable {
  /** The bound that fits most: a run keeps to it by giving up old samples. */
  public static final long DEFAULT_BOUND = 16L << 20;

  static final int MAX_WAITING = 256;
  private static final int FOLD_SHARE = 4;
  private static final String SUFFIX = ".jsonl";

  private final Path path;
  private final long bound;
  private final JournalFile.Opener opener;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private @Nullable JournalFile file;
  private long size;
  private long foldAt;
  private boolean torn;
  private @Nullable String problem;
  private long samplesDropped;
  private long eventsDropped;

  JournalWriter(Path path, long bound, JournalFile.Opener opener) {
    this.path = path;
    this.bound = bound;
    this.opener = opener;
    this.foldAt = bound / FOLD_SHARE;
  }

  /**
   * Opens the journal at {@code path}, which is made with its directories when the first event is
   * appended; an existing one is continued.
   *
   * @param path a name that ends in {@code .jsonl}
   * @param bound bytes for both parts together; events of consequence alone may exceed it
   */
  public static JournalWriter open(Path path, long bound) {
    return new JournalWriter(path, bound, ChannelFile::open);
  }

  /** As {@link #open(Path, long)} with {@link #DEFAULT_BOUND}. */
  public static JournalWriter open(Path path) {
    return open(path, DEFAULT_BOUND);
  }

  /**
   * Appends one event.
   *
   * @return whether it is written, with everything that waited before it
   */
  public boolean append(Event event) {
    boolean sample = event instanceof Event.Sample;
    byte[] line = (EventJson.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
    if (!retry()) {
      giveUpOrKeep(line, sample);
      return false;
    }
    if (!write(line, !sample)) {
      giveUpOrKeep(line, sample);
      return false;
    }
    foldWhenLarge();
    return true;
  }

  /** Tries again to write what waits; true when nothing waits any more. */
  public boolean retry() {
    while (!waiting.isEmpty()) {
      if (!write(waiting.getFirst(), true)) {
        return false;
      }
      waiting.removeFirst();
    }
    return true;
  }

  /** How the writing goes. */
  public JournalHealth health() {
    return new JournalHealth(problem, waiting.size(), samplesDropped, eventsDropped);
  }

  /** The file that holds the newest events. */
  public Path path() {
    return path;
  }

  /** Writes what waits, if the disk lets it, and closes the file. Never throws. */
  @Override
  public void close() {
    retry();
    closeFile();
  }

  private void giveUpOrKeep(byte[] line, boolean sample) {
    if (sample) {
      samplesDropped++;
    } else if (waiting.size() >= MAX_WAITING) {
      // The first turns of an incident tell more than the hundredth update: the newest goes.
      eventsDropped++;
    } else {
      waiting.addLast(line);
    }
  }

  private boolean write(byte[] line, boolean force) {
    try {
      JournalFile open = opened();
      if (torn) {
        open.append(ByteBuffer.wrap(new byte[] {'\n'}));
        torn = false;
        size++;
      }
      torn = true;
      open.append(ByteBuffer.wrap(line));
      torn = false;
      size += line.length;
      problem = null;
      if (force) {
        force(open);
      }
      return true;
    } catch (IOException e) {
      problem = "cannot write '" + path + "': " + reason(e);
      // An interrupt closes the channel for good: the next try opens the file afresh.
      closeFile();
      return false;
    }
  }

  /** Writing the line again would not help: the kernel has it, and only the device is in doubt. */
  private void force(JournalFile open) {
    try {
      open.force();
    } catch (IOException e) {
      problem = "cannot force '" + path + "' to the device: " + reason(e);
    }
  }

  private JournalFile opened() throws IOException {
    if (file != null) {
      return file;
    }
    Path parent = path.getParent();
    if (parent != null) {
      DataFiles.createDirectories(parent);
    }
    size = Files.exists(path) ? Files.size(path) : 0;
    torn |= size > 0 && !endsWithNewline();
    file = opener.open(path);
    return file;
  }

  private boolean endsWithNewline() throws IOException {
    try (var channel = Files.newByteChannel(path)) {
      channel.position(size - 1);
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.read(last) == 1 && last.get(0) == '\n';
    }
  }

  private void foldWhenLarge() {
    if (size < foldAt) {
      return;
    }
    try {
      fold();
      foldAt = bound / FOLD_SHARE;
    } catch (IOException e) {
      // Tried again only when the file has grown by as much once more: no rewriting at each event.
      foldAt = size + bound / FOLD_SHARE;
      problem = "cannot fold '" + path + "': " + reason(e);
    }
  }

  private void fold() throws IOException {
    Path older = older(path);
    List<Path> parts = new ArrayList<>();
    if (Files.exists(older)) {
      parts.add(older);
    }
    long total = size + (parts.isEmpty() ? 0 : Files.size(older));
    parts.add(path);
    int keepEvery = total > bound - bound / FOLD_SHARE ? 2 : 1;
    JournalThinner.fold(parts, older, keepEvery);
    // Dying right here leaves events in both parts; the reader tells them by their seq.
    closeFile();
    Files.deleteIfExists(path);
    size = 0;
  }

  /** The older part of a journal. */
  static Path older(Path path) {
    String name = String.valueOf(path.getFileName());
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return path.resolveSibling(stem + ".1" + SUFFIX);
  }

  private void closeFile() {
    JournalFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        problem = "cannot close '" + path + "': " + reason(e);
      }
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
