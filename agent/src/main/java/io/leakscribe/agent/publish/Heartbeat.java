package io.leakscribe.agent.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.leakscribe.journal.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A page beside the journal, written in place: what is put there is the kernel's at once and
 * survives SIGKILL. Slots take turns, so that a beat cut in half leaves those before it.
 *
 * <p>Not mapped into memory: a store into a mapped page waits for a disk that hangs, the thread
 * reaches no safepoint meanwhile, and the whole application stands still with it.
 *
 * <p>The file stays locked while the process lives; that is how others tell. Not thread-safe.
 */
public final class Heartbeat implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final int BOOT_ID = 64;
  private static final int LOCKED_AT = 64;
  private static final int ENDING_AT = 72;
  private static final int FIRST_SLOT = 512;
  private static final int SLOT = 128;
  private static final int BEAT = 64;
  private static final int SLOTS = 8;
  private static final long LOCK_AT = 1L << 20;

  /** A process loses its lock when it closes any channel to the file: these must not be opened. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  /** Made once: the last beats come when there is no memory left to make one. */
  private final ByteBuffer slot = ByteBuffer.allocateDirect(BEAT);

  private long count;

  private Heartbeat(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Makes the page.
   *
   * @throws java.nio.file.FileAlreadyExistsException when somebody else has that name
   * @throws IOException when it cannot be made
   */
  public static Heartbeat open(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      DataFiles.createDirectories(parent);
    }
    FileChannel channel =
        DataFiles.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    try {
      return open(file.toAbsolutePath().normalize(), channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Heartbeat open(Path file, FileChannel channel) throws IOException {
    // All of it now, so that a disk that fills up later has room for every beat.
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    byte[] boot = bootId().getBytes(US_ASCII);
    page.put(0, boot, 0, Math.min(boot.length, BOOT_ID));
    page.putLong(LOCKED_AT, lock(channel) ? 1 : 0);
    write(channel, page, 0);
    OWN.add(file);
    return new Heartbeat(file, channel);
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, at + bytes.position());
    }
  }

  /** Holds until the channel closes or the process dies; some file systems know no locks. */
  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock(LOCK_AT, 1, false) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Puts a beat on the page, by one system call.
   *
   * @throws IOException when the disk does not take it; a later one may be taken
   */
  public void beat(Beat beat) throws IOException {
    count++;
    slot.clear()
        .putLong(count)
        .putLong(beat.time().toEpochMilli())
        .putLong(beat.heapUsed())
        .putLong(beat.heapMax())
        .putLong(beat.heapFloor())
        .putLong(beat.containerUsage())
        .putLong(beat.containerLimit())
        .putDouble(beat.gcTimeShare())
        .flip();
    write(channel, slot, slot((int) (count % SLOTS)));
  }

  /**
   * Notes how the run ends, beside its beats.
   *
   * @throws IOException when the disk does not take it
   */
  public void ending(Ending ending) throws IOException {
    write(channel, ByteBuffer.allocate(8).putLong(0, ending.code()), ENDING_AT);
  }

  @Override
  public void close() throws IOException {
    OWN.remove(file);
    channel.close();
  }

  /** What a page of another process tells; {@link LastSigns#NONE} when it cannot be read. */
  static LastSigns read(Path file) {
    ByteBuffer page = content(file);
    if (page == null) {
      return LastSigns.NONE;
    }
    byte[] boot = new byte[BOOT_ID];
    page.get(0, boot);
    return new LastSigns(
        beats(page),
        Ending.of(page.getLong(ENDING_AT)),
        new String(boot, US_ASCII).trim().equals(bootId()));
  }

  private static List<Beat> beats(ByteBuffer page) {
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      if (page.getLong(slot(i)) > 0) {
        slots.add(slot(i));
      }
    }
    slots.sort(Comparator.comparingLong((Integer at) -> page.getLong(at)).reversed());
    return slots.stream().map(at -> beat(page, at)).toList();
  }

  private static Beat beat(ByteBuffer page, int at) {
    return new Beat(
        Instant.ofEpochMilli(page.getLong(at + 8)),
        page.getLong(at + 16),
        page.getLong(at + 24),
        page.getLong(at + 32),
        page.getLong(at + 40),
        page.getLong(at + 48),
        page.getDouble(at + 56));
  }

  private static int slot(int index) {
    return FIRST_SLOT + index * SLOT;
  }

  /**
   * Whether the process that made the page still lives; null when the page cannot tell. Looks only:
   * the lock that it asks for is shared, so that two who look do not take each other for the owner.
   */
  static @Nullable Boolean alive(Path file) {
    if (OWN.contains(file.toAbsolutePath().normalize())) {
      return true;
    }
    ByteBuffer page = content(file);
    if (page == null || page.getLong(LOCKED_AT) != 1) {
      return null;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(LOCK_AT, 1, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable ByteBuffer content(Path file) {
    // Whoever else may write here could have put a pipe, or more than fits into memory.
    if (OWN.contains(file.toAbsolutePath().normalize()) || !Files.isRegularFile(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(PAGE);
      return bytes.length < PAGE ? null : ByteBuffer.wrap(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private static String bootId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
