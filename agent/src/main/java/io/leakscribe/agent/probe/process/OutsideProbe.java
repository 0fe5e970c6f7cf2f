package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.probe.holder.Peek;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads what the process takes beside the Java heap. Not thread-safe. */
final class OutsideProbe {
  private static final String STACK_OPTION = "ThreadStackSize";
  private static final long USUAL_STACK = 1L << 20;
  private static final String DIRECT_OPTION = "-XX:MaxDirectMemorySize=";
  private static final String METASPACE = "Metaspace";
  private static final String CLASS_SPACE = "Compressed Class Space";

  private final Function<String, Optional<String>> files;
  private final ThreadCensus threads;
  private final LoaderCensus loaders;
  private final SiteRecorder sites;
  private final @Nullable Long threadsMax;
  private final long stackBytes = stackBytes();
  private final boolean directMaxGiven =
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .anyMatch(argument -> argument.startsWith(DIRECT_OPTION));
  private List<LoaderReading> counted = List.of();

  OutsideProbe(
      Function<String, Optional<String>> files,
      Peek peek,
      Supplier<Class<?>[]> loaded,
      Consumer<String> log) {
    this.files = files;
    threads = new ThreadCensus(peek);
    loaders = new LoaderCensus(loaded, OutsideProbe.class.getClassLoader());
    sites = new SiteRecorder(log);
    OptionalLong limit = new ThreadLimit(files).read();
    threadsMax = limit.isPresent() ? (Long) limit.getAsLong() : null;
  }

  /** Records sites for a while, and counts loaders, where that is wanted. */
  void lookFor(boolean threadSites, boolean wantLoaders) {
    sites.want(threadSites, wantLoaders);
    counted = wantLoaders ? loaders.take(sites::ofLoader) : List.of();
  }

  OutsideReading read() {
    var memory = ManagementFactory.getMemoryMXBean();
    var classes = ManagementFactory.getClassLoadingMXBean();
    List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
    return new OutsideReading(
        memory.getHeapMemoryUsage().getCommitted(),
        sum(pools, METASPACE, MemoryUsage::getCommitted),
        max(pools, METASPACE),
        sum(pools, CLASS_SPACE, MemoryUsage::getUsed),
        max(pools, CLASS_SPACE),
        sum(pools, "Code", MemoryUsage::getCommitted),
        buffers("direct", BufferPoolMXBean::getCount),
        directMaxGiven,
        buffers("mapped", BufferPoolMXBean::getTotalCapacity),
        classes.getTotalLoadedClassCount(),
        classes.getUnloadedClassCount(),
        ManagementFactory.getThreadMXBean().getTotalStartedThreadCount(),
        threadsMax,
        stackBytes,
        anonymous(),
        threads.take(sites::ofThread),
        counted);
  }

  private @Nullable Long anonymous() {
    OptionalLong bytes =
        files
            .apply("/proc/self/status")
            .map(text -> ProcText.kilobytes(text, "RssAnon"))
            .orElse(OptionalLong.empty());
    return bytes.isPresent() ? (Long) bytes.getAsLong() : null;
  }

  /** Pools whose name is this or begins with it: the code cache has one to three. */
  private static long sum(
      List<MemoryPoolMXBean> pools, String name, ToLongFunction<MemoryUsage> value) {
    return pools.stream()
        .filter(pool -> pool.getName().startsWith(name))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(value)
        .sum();
  }

  private static @Nullable Long max(List<MemoryPoolMXBean> pools, String name) {
    return pools.stream()
        .filter(pool -> pool.getName().equals(name))
        .map(pool -> pool.getUsage().getMax())
        .filter(bytes -> bytes > 0)
        .findFirst()
        .orElse(null);
  }

  private static long buffers(String name, ToLongFunction<BufferPoolMXBean> value) {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals(name))
        .mapToLong(value)
        .sum();
  }

  /** {@code -Xss} and {@code -XX:ThreadStackSize}; a megabyte where neither is given. */
  private static long stackBytes() {
    long bytes = USUAL_STACK;
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("-Xss")) {
        bytes = DirectLimit.parse(argument.substring(4), bytes);
      } else if (argument.startsWith("-XX:" + STACK_OPTION + "=")) {
        String kilobytes = argument.substring(STACK_OPTION.length() + 5);
        bytes = DirectLimit.parse(kilobytes + "k", bytes);
      }
    }
    return bytes;
  }
}
