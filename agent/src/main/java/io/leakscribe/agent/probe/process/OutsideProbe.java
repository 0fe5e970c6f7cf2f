package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.probe.holder.Peek;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the process takes beside the Java heap. Not thread-safe. */
final class OutsideProbe {
  private static final String STACK_OPTION = "ThreadStackSize";
  private static final long USUAL_STACK = 1L << 20;
  private static final String DIRECT_OPTION = "-XX:MaxDirectMemorySize=";

  private final Beans beans;
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
      Beans beans,
      Function<String, Optional<String>> files,
      Peek peek,
      Supplier<Class<?>[]> loaded,
      Consumer<String> log) {
    this.beans = beans;
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
    return new OutsideReading(
        beans.memory.getHeapMemoryUsage().getCommitted(),
        beans.metaspaceCommitted(),
        beans.metaspaceMax(),
        beans.classSpaceUsed(),
        beans.classSpaceMax(),
        beans.codeCommitted(),
        beans.directCount(),
        directMaxGiven,
        beans.mappedBytes(),
        beans.classes.getTotalLoadedClassCount(),
        beans.classes.getUnloadedClassCount(),
        beans.threads.getTotalStartedThreadCount(),
        threadsMax,
        stackBytes,
        anonymous(),
        threads.take(sites::ofThread),
        counted);
  }

  void close() {
    threads.forget();
    sites.close();
  }

  private @Nullable Long anonymous() {
    OptionalLong bytes =
        files
            .apply("/proc/self/status")
            .map(text -> ProcText.kilobytes(text, "RssAnon"))
            .orElse(OptionalLong.empty());
    return bytes.isPresent() ? (Long) bytes.getAsLong() : null;
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
