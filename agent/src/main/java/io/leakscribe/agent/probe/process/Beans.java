package io.leakscribe.agent.probe.process;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The platform's beans, found once: each search goes through all that the platform has, and costs
 * more than what is read then. Thread-safe.
 */
final class Beans {
  private static final String POOL_METASPACE = "Metaspace";

  final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private final List<MemoryPoolMXBean> pools =
      List.copyOf(ManagementFactory.getMemoryPoolMXBeans());
  private final List<MemoryPoolMXBean> metaspace = named(POOL_METASPACE);
  private final List<MemoryPoolMXBean> code =
      pools.stream().filter(pool -> pool.getName().startsWith("Code")).toList();
  private final List<MemoryPoolMXBean> classSpace = named("Compressed Class Space");
  private final List<GarbageCollectorMXBean> pausing =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(bean -> Collectors.countsPauses(bean.getName()))
          .toList();
  private final List<BufferPoolMXBean> direct = buffers("direct");
  private final List<BufferPoolMXBean> mapped = buffers("mapped");

  long metaspaceUsed() {
    return sum(metaspace, MemoryUsage::getUsed);
  }

  long metaspaceCommitted() {
    return sum(metaspace, MemoryUsage::getCommitted);
  }

  @Nullable Long metaspaceMax() {
    return max(metaspace);
  }

  long classSpaceUsed() {
    return sum(classSpace, MemoryUsage::getUsed);
  }

  @Nullable Long classSpaceMax() {
    return max(classSpace);
  }

  /** Of the code cache, which has one to three pools. */
  long codeCommitted() {
    return sum(code, MemoryUsage::getCommitted);
  }

  long directBytes() {
    return direct.stream().mapToLong(BufferPoolMXBean::getTotalCapacity).sum();
  }

  long directCount() {
    return direct.stream().mapToLong(BufferPoolMXBean::getCount).sum();
  }

  long mappedBytes() {
    return mapped.stream().mapToLong(BufferPoolMXBean::getTotalCapacity).sum();
  }

  /** Time for which collectors have stopped the application, in seconds. */
  double pauseSeconds() {
    long millis = 0;
    for (GarbageCollectorMXBean bean : pausing) {
      millis += Math.max(0, bean.getCollectionTime());
    }
    return millis / 1e3;
  }

  private List<MemoryPoolMXBean> named(String name) {
    return pools.stream().filter(pool -> pool.getName().equals(name)).toList();
  }

  private static List<BufferPoolMXBean> buffers(String name) {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals(name))
        .toList();
  }

  private static long sum(List<MemoryPoolMXBean> pools, ToLongFunction<MemoryUsage> value) {
    long sum = 0;
    for (MemoryPoolMXBean pool : pools) {
      sum += value.applyAsLong(pool.getUsage());
    }
    return sum;
  }

  private static @Nullable Long max(List<MemoryPoolMXBean> pools) {
    for (MemoryPoolMXBean pool : pools) {
      long bytes = pool.getUsage().getMax();
      if (bytes > 0) {
        return bytes;
      }
    }
    return null;
  }
}
