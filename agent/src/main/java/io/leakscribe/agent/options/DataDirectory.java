package io.leakscribe.agent.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds a directory that can be written. Does I/O: not on a thread of the application. */
public final class DataDirectory {
  private final Path temporary;
  private final Consumer<String> warnings;

  /**
   * @param temporary where to fall back to
   * @param warnings hears of each directory that cannot be used
   */
  public DataDirectory(Path temporary, Consumer<String> warnings) {
    this.temporary = temporary;
    this.warnings = warnings;
  }

  /**
   * Returns the directory that was asked for, else one in the temp directory, existing and
   * absolute; null when neither can be written.
   */
  public @Nullable Path resolve(Path asked) {
    // The second is for a machine where another user made the first.
    String user = FileNames.safe(System.getProperty("user.name", "unknown"));
    List<Path> fallbacks =
        List.of(temporary.resolve("leakscribe"), temporary.resolve("leakscribe-" + user));
    String problem = problem(asked);
    if (problem == null) {
      return asked.toAbsolutePath().normalize();
    }
    for (Path fallback : fallbacks) {
      if (problem(fallback) == null) {
        warnings.accept(notWritable(asked, problem) + "using \"" + fallback + "\"; set dir");
        return fallback.toAbsolutePath().normalize();
      }
    }
    warnings.accept(
        notWritable(asked, problem)
            + "nor can \""
            + temporary
            + "\": nothing will be kept on disk; set dir to a directory that can");
    return null;
  }

  private static String notWritable(Path directory, String problem) {
    return "dir \"" + directory.toAbsolutePath() + "\" cannot be written (" + problem + "), ";
  }

  // Permission bits do not tell of read-only mounts and quotas; a file that was written does.
  private static @Nullable String problem(Path directory) {
    try {
      Files.createDirectories(directory);
      Path probe = Files.createTempFile(directory, ".leakscribe-", ".tmp");
      Files.delete(probe);
      return null;
    } catch (IOException | SecurityException e) {
      return e.getClass().getSimpleName();
    }
  }
}
