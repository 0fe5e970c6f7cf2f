package io.leakscribe.agent.options;

import io.leakscribe.journal.DataFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds a directory that can be written. Does I/O: not on a thread of the application. */
public final class DataDirectory {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

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
    // The second is for a machine where another user made the first. What we make there is for
    // the owner alone: it is not where somebody chose to have it.
    String user = FileNames.safe(System.getProperty("user.name", "unknown"));
    List<Path> fallbacks =
        List.of(temporary.resolve("leakscribe"), temporary.resolve("leakscribe-" + user));
    String problem = problem(asked);
    if (problem == null) {
      return asked.toAbsolutePath().normalize();
    }
    for (Path fallback : fallbacks) {
      makePrivate(fallback);
      if (problem(fallback) == null && isOursAlone(fallback)) {
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

  private static void makePrivate(Path directory) {
    try {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      // It is there, or cannot be: the next looks tell.
    }
  }

  /**
   * In a temp directory anybody may have made it first, or a link to elsewhere: then somebody else
   * could read what we write, lead it to other files, and have us take his journals for ours.
   */
  private static boolean isOursAlone(Path directory) {
    try {
      if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
      }
      PosixFileAttributes is =
          Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Path probe = Files.createTempFile(directory, ".leakscribe-", ".tmp");
      UserPrincipal self = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
      Files.delete(probe);
      return is.isDirectory()
          && is.owner().equals(self)
          && Collections.disjoint(is.permissions(), OF_OTHERS);
    } catch (IOException | SecurityException e) {
      return false;
    }
  }

  private static String notWritable(Path directory, String problem) {
    return "dir \"" + directory.toAbsolutePath() + "\" cannot be written (" + problem + "), ";
  }

  // Permission bits do not tell of read-only mounts and quotas; a file that was written does.
  private static @Nullable String problem(Path directory) {
    try {
      DataFiles.createDirectories(directory);
      Path probe = Files.createTempFile(directory, ".leakscribe-", ".tmp");
      Files.delete(probe);
      return null;
    } catch (FileSystemException e) {
      return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    } catch (IOException | SecurityException e) {
      return e.getClass().getSimpleName();
    }
  }
}
