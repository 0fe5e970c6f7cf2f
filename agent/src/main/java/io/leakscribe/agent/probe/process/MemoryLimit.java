package io.leakscribe.agent.probe.process;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The memory limit of the container, from the control group's files; else the memory of the host.
 * Bytes. Pure: files are read through a function, which gives nothing for a file that is not there.
 *
 * <p>Version 2: the tightest {@code memory.max} from our group up to the root. Version 1: the same
 * with {@code memory.limit_in_bytes}. A limit above the host's memory is no limit: version 1 says
 * 2⁶³ rounded to a page for "none".
 */
public final class MemoryLimit {

  private static final String ROOT = "/sys/fs/cgroup";

  private final Function<String, Optional<String>> files;

  /** Takes what reads a file. */
  public MemoryLimit(Function<String, Optional<String>> files) {
    this.files = files;
  }

  OptionalLong read() {
    OptionalLong host = hostMemory();
    OptionalLong group = groupLimit();
    if (group.isEmpty() || (host.isPresent() && group.getAsLong() > host.getAsLong())) {
      return host;
    }
    return group;
  }

  /** The limit of the container; empty where there is none that is below the host's memory. */
  public OptionalLong ofContainer() {
    OptionalLong group = groupLimit();
    return group.equals(read()) ? group : OptionalLong.empty();
  }

  private OptionalLong groupLimit() {
    OptionalLong tightest = OptionalLong.empty();
    for (String line : files.apply("/proc/self/cgroup").orElse("").split("\n", -1)) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3) {
        tightest = min(tightest, limitOf(parts[1], parts[2]));
      }
    }
    return tightest;
  }

  private OptionalLong limitOf(String controllers, String group) {
    if (controllers.isEmpty()) {
      return tightest(ROOT, group, "memory.max");
    }
    if (List.of(controllers.split(",", -1)).contains("memory")) {
      return tightest(ROOT + "/memory", group, "memory.limit_in_bytes");
    }
    return OptionalLong.empty();
  }

  /** A group is bounded by all above it. In a container the path may not exist: then the root. */
  private OptionalLong tightest(String root, String group, String file) {
    OptionalLong tightest = OptionalLong.empty();
    for (String path = group; !path.isEmpty(); path = parent(path)) {
      tightest = min(tightest, number(root + (path.equals("/") ? "" : path) + "/" + file));
    }
    return min(tightest, number(root + "/" + file));
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "" : path.substring(0, slash);
  }

  private OptionalLong number(String path) {
    return files.apply(path).map(MemoryLimit::parse).orElse(OptionalLong.empty());
  }

  private OptionalLong hostMemory() {
    return files
        .apply("/proc/meminfo")
        .map(text -> ProcText.kilobytes(text, "MemTotal"))
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // "max": no limit here
    }
  }

  private static OptionalLong min(OptionalLong one, OptionalLong other) {
    if (one.isEmpty()) {
      return other;
    }
    return other.isEmpty() || one.getAsLong() <= other.getAsLong() ? one : other;
  }
}
