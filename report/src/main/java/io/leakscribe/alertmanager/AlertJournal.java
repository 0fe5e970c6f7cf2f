package io.leakscribe.alertmanager;

import io.leakscribe.journal.DataFiles;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.EventJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Appends alerts to a file, all of one message at once.
 *
 * <p>Unlike the agent's writer it keeps nothing back for later: what is not on the device when it
 * returns is an error, so that the sender is told and sends again.
 */
final class AlertJournal {
  /** More than years of alerts; a flood of them must not fill the disk. */
  static final long MAX_BYTES = 64L << 20;

  private AlertJournal() {}

  /**
   * Returns when the events are on the device.
   *
   * @throws IOException when they are not; a part of them may be
   */
  static void append(Path file, List<Event.AlertReceived> events) throws IOException {
    DataFiles.createParent(file);
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(EventJson.write(event)).append('\n'));
    boolean made = !Files.exists(file);
    try (FileChannel channel =
        DataFiles.open(
            file,
            Set.of(
                StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
      if (channel.size() > MAX_BYTES) {
        throw new IOException(
            "'%s' has reached %d MiB; move it out of the journals to take more alerts"
                .formatted(file, MAX_BYTES >> 20));
      }
      String text = (isTorn(file, channel.size()) ? "\n" : "") + lines;
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
    if (made) {
      forceName(file);
    }
  }

  /** Whether a writer died in the middle of the last line. */
  private static boolean isTorn(Path file, long size) throws IOException {
    if (size == 0) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
  }

  /** A new file is lost with the machine when its directory is not on the device either. */
  private static void forceName(Path file) {
    try (FileChannel parent =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    } catch (IOException e) {
      // Not every system opens a directory, and the alerts are in the file all the same.
    }
  }
}
