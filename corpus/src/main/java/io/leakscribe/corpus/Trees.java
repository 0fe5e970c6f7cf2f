package io.leakscribe.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories of files. */
final class Trees {

  private Trees() {}

  /** Makes the directory, or empties it. */
  static void empty(Path directory) {
    try {
      if (Files.exists(directory)) {
        try (Stream<Path> found = Files.walk(directory)) {
          for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("'" + directory + "' cannot be emptied", e);
    }
  }
}
