package io.leakscribe.agent.probe.process;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only {@code jdk.management} tells: load it lazily. Not thread-safe. */
final class ExtendedBeans {

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final @Nullable Method totalAllocated = totalAllocatedMethod();
  private Map<Long, Long> allocatedByThread = Map.of();
  private double allocated;

  /** CPU time of the process, in seconds. */
  @Nullable Double cpuSeconds() {
    long nanos = system.getProcessCpuTime();
    return nanos < 0 ? null : nanos / 1e9;
  }

  /** Bytes allocated so far, up to a constant. */
  @Nullable Double allocatedBytes() {
    if (!threads.isThreadAllocatedMemorySupported() || !threads.isThreadAllocatedMemoryEnabled()) {
      return null;
    }
    if (totalAllocated != null) {
      return invoke(totalAllocated);
    }
    return sumOverThreads();
  }

  /**
   * JDK 17 tells only about living threads: what a thread allocated between our last look and its
   * end is missed.
   */
  private double sumOverThreads() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    Map<Long, Long> now = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (bytes[i] >= 0) {
        now.put(ids[i], bytes[i]);
        allocated += Math.max(0, bytes[i] - allocatedByThread.getOrDefault(ids[i], 0L));
      }
    }
    allocatedByThread = now;
    return allocated;
  }

  private @Nullable Double invoke(Method method) {
    try {
      long bytes = (long) method.invoke(threads);
      return bytes < 0 ? null : (double) bytes;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** Since JDK 21. */
  private static @Nullable Method totalAllocatedMethod() {
    try {
      return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
