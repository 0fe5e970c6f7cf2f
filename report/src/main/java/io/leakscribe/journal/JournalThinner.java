package io.leakscribe.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Folds the parts of a run into one, keeping every k-th sample and everything that is not a sample.
 *
 * <p>Each pass thins what an earlier pass left, so old times get coarser and recent ones stay fine:
 * the resolution follows the logarithm of the age.
 */
final class JournalThinner {
  private JournalThinner() {}

  /** Writes {@code parts}, oldest first, to {@code target} in one atomic step. */
  static void fold(List<Path> parts, Path target, int keepEvery) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      write(parts, temporary, keepEvery);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(List<Path> parts, Path temporary, int keepEvery) throws IOException {
    long samples = 0;
    Files.deleteIfExists(temporary); // of a run that was killed
    try (FileChannel channel =
            DataFiles.open(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      for (Path part : parts) {
        try (LineReader lines = LineReader.open(part)) {
          for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            boolean keep = !isSample(line) || samples++ % keepEvery == 0;
            if (keep && line.text() != null && line.whole()) {
              out.write(line.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
              out.write('\n');
            }
          }
        }
      }
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** By text and not by parsing: the encoder always writes the type among the first fields. */
  private static boolean isSample(LineReader.Line line) {
    String text = line.text();
    return text != null
        && text.startsWith(",\"type\":\"sample\"", Math.max(0, text.indexOf(",\"type\":")));
  }
}
