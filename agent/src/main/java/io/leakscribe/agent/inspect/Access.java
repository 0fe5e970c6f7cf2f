package io.leakscribe.agent.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another user may do with a file, by owner, group and mode of it and of the directories above
 * it. Access control lists and read-only mounts are not looked at.
 */
public record Access(ProcessStatus user) {
  private static final int READ = 4;
  private static final int WRITE = 2;
  private static final int SEARCH = 1;

  /** Whether the user can read the file. True where the machine has no such permissions. */
  public boolean canRead(Path file) {
    return may(file, READ) && reaches(file);
  }

  /** Whether the user can make files in the directory. */
  public boolean canWrite(Path directory) {
    return may(directory, WRITE | SEARCH) && reaches(directory);
  }

  private boolean reaches(Path file) {
    for (Path above = file.getParent(); above != null; above = above.getParent()) {
      if (!may(above, SEARCH)) {
        return false;
      }
    }
    return true;
  }

  private boolean may(Path file, int wanted) {
    if (user.uid() == 0) {
      return Files.exists(file);
    }
    try {
      Map<String, Object> is = Files.readAttributes(file, "unix:uid,gid,mode");
      int mode = (int) is.getOrDefault("mode", 0);
      return (mode >> shift(is) & wanted) == wanted;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int shift(Map<String, Object> is) {
    if (Long.valueOf(user.uid()).equals(number(is.get("uid")))) {
      return 6;
    }
    long group = number(is.get("gid"));
    return group == user.gid() || user.groups().contains(group) ? 3 : 0;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : -1;
  }
}
