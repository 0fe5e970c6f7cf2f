package io.leakscribe.agent.probe.process;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The most threads that the process may have: the tightest of the control group's {@code pids.max},
 * the user's limit of processes, the kernel's {@code threads-max} and {@code pid_max}, and half the
 * mappings of memory that it may have, for a stack takes two. What other processes use of a shared
 * limit is not known. Pure: files are read through a function.
 */
final class ThreadLimit {
  private static final int MAPPINGS_PER_STACK = 2;

  private final Function<String, Optional<String>> files;

  ThreadLimit(Function<String, Optional<String>> files) {
    this.files = files;
  }

  OptionalLong read() {
    long least = Long.MAX_VALUE;
    for (String path :
        new String[] {
          "/sys/fs/cgroup/pids.max",
          "/sys/fs/cgroup/pids/pids.max",
          "/proc/sys/kernel/threads-max",
          "/proc/sys/kernel/pid_max"
        }) {
      least = Math.min(least, number(files.apply(path).orElse("")));
    }
    for (String line : files.apply("/proc/self/cgroup").orElse("").split("\n", -1)) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].isEmpty()) {
        least = Math.min(least, number(files.apply(group(parts[2]) + "/pids.max").orElse("")));
      } else if (parts.length == 3 && parts[1].equals("pids")) {
        String path = "/sys/fs/cgroup/pids" + (parts[2].equals("/") ? "" : parts[2]);
        least = Math.min(least, number(files.apply(path + "/pids.max").orElse("")));
      }
    }
    least = Math.min(least, userLimit());
    long maps = number(files.apply("/proc/sys/vm/max_map_count").orElse(""));
    least = Math.min(least, maps == Long.MAX_VALUE ? maps : maps / MAPPINGS_PER_STACK);
    return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private static String group(String path) {
    return "/sys/fs/cgroup" + (path.equals("/") ? "" : path);
  }

  private long userLimit() {
    for (String line : files.apply("/proc/self/limits").orElse("").split("\n", -1)) {
      if (line.startsWith("Max processes")) {
        return number(line.substring("Max processes".length()).strip().split("\\s+", 2)[0]);
      }
    }
    return Long.MAX_VALUE;
  }

  private static long number(String text) {
    try {
      long value = Long.parseLong(text.strip());
      return value > 0 ? value : Long.MAX_VALUE;
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // "max", "unlimited" or no such file
    }
  }
}
