package io.leakscribe.draft;

import io.leakscribe.journal.DataFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes, and other threads of this one, from refreshing a document at the same
 * time. A person's editor knows nothing of it.
 */
final class DraftLock {
  private final FileChannel channel;
  private final @Nullable FileLock lock;

  private DraftLock(FileChannel channel, @Nullable FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Waits for the lock. To be called by one thread of this class at a time: the same process must
   * not ask twice for one file.
   */
  static DraftLock of(Path document) throws IOException {
    String name = String.valueOf(document.getFileName());
    FileChannel channel =
        DataFiles.open(
            document.resolveSibling("." + name + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    try {
      return new DraftLock(channel, channel.lock());
    } catch (IOException e) {
      // Some network file systems have no locks; comparing before replacing is left.
      return new DraftLock(channel, null);
    }
  }

  void close() throws IOException {
    if (lock != null) {
      lock.release();
    }
    channel.close();
  }
}
