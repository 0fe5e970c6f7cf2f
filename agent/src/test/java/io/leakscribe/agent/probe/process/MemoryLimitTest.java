package io.leakscribe.agent.probe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {

  private static final long GB = 1L << 30;

  private final Map<String, String> files = new HashMap<>();
  private final MemoryLimit limit = new MemoryLimit(path -> Optional.ofNullable(files.get(path)));

  MemoryLimitTest() {
    files.put("/proc/meminfo", "MemTotal:       8388608 kB\nMemFree:  1 kB\n");
  }

  @Test
  void version_2_in_a_container_is_read_at_the_root() {
    files.put("/proc/self/cgroup", "0::/\n");
    files.put("/sys/fs/cgroup/memory.max", GB + "\n");

    assertThat(limit.read()).hasValue(GB);
  }

  @Test
  void the_tightest_of_nested_groups_counts() {
    files.put("/proc/self/cgroup", "0::/system.slice/shop.service/app\n");
    files.put("/sys/fs/cgroup/system.slice/shop.service/app/memory.max", "max\n");
    files.put("/sys/fs/cgroup/system.slice/shop.service/memory.max", GB + "\n");
    files.put("/sys/fs/cgroup/system.slice/memory.max", 2 * GB + "\n");

    assertThat(limit.read()).hasValue(GB);
  }

  @Test
  void max_means_the_memory_of_the_host() {
    files.put("/proc/self/cgroup", "0::/\n");
    files.put("/sys/fs/cgroup/memory.max", "max\n");

    assertThat(limit.read()).hasValue(8 * GB);
  }

  @Test
  void version_1_is_read_by_the_memory_controller_only() {
    files.put("/proc/self/cgroup", "5:cpu,cpuacct:/a\n4:hugetlb,memory:/docker/abc\n");
    files.put("/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", GB + "\n");

    assertThat(limit.read()).hasValue(GB);
  }

  @Test
  void version_1_in_a_container_does_not_see_its_own_path() {
    files.put("/proc/self/cgroup", "4:memory:/docker/abc\n0::/\n");
    files.put("/sys/fs/cgroup/memory/memory.limit_in_bytes", GB + "\n");

    assertThat(limit.read()).hasValue(GB);
  }

  @Test
  void the_huge_number_of_version_1_is_no_limit() {
    files.put("/proc/self/cgroup", "4:memory:/\n");
    files.put("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertThat(limit.read()).hasValue(8 * GB);
  }

  @Test
  void nothing_readable_gives_nothing() {
    files.clear();

    assertThat(limit.read()).isEmpty();
  }

  @Test
  void nonsense_is_not_a_limit() {
    files.put("/proc/self/cgroup", "garbage\n0::/\n::\n");
    files.put("/sys/fs/cgroup/memory.max", "lots\n");

    assertThat(limit.read()).hasValue(8 * GB);
  }
}
