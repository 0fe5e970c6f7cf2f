package io.leakscribe.agent.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A memory-mapped page beside the journal: what is put there is the kernel's at once and survives
 * SIGKILL. Two slots take turns, so that a beat cut in half leaves the one before it.
 *
 * <p>The file stays locked while the process lives; that is how others tell. Not thread-safe.
 */
public final class Heartbeat implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final int BOOT_ID = 64;
  private static final int SLOT = 512;
  private static final long LOCK_AT = 1L << 20;

  private final FileChannel channel;
  private final MappedByteBuffer page;
  private long count;

  private Heartbeat(FileChannel channel, MappedByteBuffer page) {
    this.channel = channel;
    this.page = page;
  }

  /**
   * Makes the page; an old one of that name is taken over.
   *
   * @throws IOException when it cannot be made
   */
  public static Heartbeat open(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      // Held until the channel closes or the process dies.
      channel.tryLock(LOCK_AT, 1, false);
      MappedByteBuffer page = channel.map(FileChannel.MapMode.READ_WRITE, 0, PAGE);
      byte[] boot = bootId().getBytes(StandardCharsets.US_ASCII);
      page.put(BOOT_ID, boot, 0, Math.min(boot.length, BOOT_ID));
      return new Heartbeat(channel, page);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Puts a beat on the page. A few stores into memory, no system call. */
  public void beat(Beat beat) {
    count++;
    int at = SLOT + (int) (count % 2) * SLOT;
    page.putLong(at, 0);
    page.putLong(at + 8, beat.time().toEpochMilli());
    page.putLong(at + 16, beat.heapUsed());
    page.putLong(at + 24, beat.heapMax());
    page.putLong(at + 32, beat.rss());
    page.putLong(at + 40, beat.containerUsage());
    page.putLong(at + 48, beat.containerLimit());
    page.putDouble(at + 56, beat.gcTimeShare());
    page.putLong(at + 64, beat.outOfMemoryErrors());
    page.putLong(at + 72, beat.clean() ? 1 : 0);
    page.putLong(at, count);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The newest whole beat, null when there is none or the file cannot be read. */
  static @Nullable Beat read(Path file) {
    ByteBuffer page = content(file);
    if (page == null) {
      return null;
    }
    int at = page.getLong(SLOT) > page.getLong(2 * SLOT) ? SLOT : 2 * SLOT;
    if (page.getLong(at) == 0) {
      return null;
    }
    return new Beat(
        Instant.ofEpochMilli(page.getLong(at + 8)),
        page.getLong(at + 16),
        page.getLong(at + 24),
        page.getLong(at + 32),
        page.getLong(at + 40),
        page.getLong(at + 48),
        page.getDouble(at + 56),
        page.getLong(at + 64),
        page.getLong(at + 72) == 1);
  }

  /** Whether the host has not been started again since the page was made. */
  static boolean sameBoot(Path file) {
    ByteBuffer page = content(file);
    if (page == null) {
      return false;
    }
    byte[] boot = new byte[BOOT_ID];
    page.get(BOOT_ID, boot);
    return new String(boot, StandardCharsets.US_ASCII).trim().equals(bootId());
  }

  /** Whether the process that made the page still lives. Not for a page of this very process. */
  static boolean alive(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(LOCK_AT, 1, false)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable ByteBuffer content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
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
