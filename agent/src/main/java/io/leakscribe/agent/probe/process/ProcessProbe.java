package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.probe.holder.Peek;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the process as a whole. Not thread-safe: rates are since the previous call, so one thread
 * should ask. A call takes below a millisecond, and reads a few small files of /proc and /sys.
 *
 * <p>Never asks for the platform MBean server: that would start java.util.logging.
 */
public final class ProcessProbe {

  private static final int MAX_FILE = 64 * 1024;

  private final Function<String, Optional<String>> files;
  private final @Nullable ExtendedBeans extended = extendedBeans();
  private final Rate gc = new Rate();
  private final Rate cpu = new Rate();
  private final Rate allocation = new Rate();
  private final Beans beans = new Beans();
  private final @Nullable Long directLimit = directLimit();
  private final @Nullable OutsideProbe outside;

  public ProcessProbe() {
    this(ProcessProbe::readFile);
  }

  /**
   * With a look at what is outside the heap.
   *
   * @param instrumentation lists the loaded classes
   * @param peek looks into threads and executors of the JDK
   * @param log takes a line when the flight recorder cannot be asked
   */
  public ProcessProbe(Instrumentation instrumentation, Peek peek, Consumer<String> log) {
    files = ProcessProbe::readFile;
    outside = new OutsideProbe(beans, files, peek, instrumentation::getAllLoadedClasses, log);
  }

  ProcessProbe(Function<String, Optional<String>> files) {
    this.files = files;
    outside = null;
  }

  /** Memory limit as of now, in bytes; null when not known. Takes two small files. */
  public static @Nullable Long memoryLimit() {
    return boxed(new MemoryLimit(ProcessProbe::readFile).read());
  }

  /** Resident memory of the process, in bytes; null when not known. */
  public static @Nullable Long resident() {
    return residentSet(ProcessProbe::readFile);
  }

  /** Looks for what costs more than a reading, as far as it is wanted now. */
  public void lookFor(boolean threadSites, boolean loaders) {
    if (outside != null) {
      outside.lookFor(threadSites, loaders);
    }
  }

  /** The process now. Rates are 0, or null where that is allowed, at the first call. */
  public ProcessReading read() {
    long now = System.nanoTime();
    MemoryUsage heap = beans.memory.getHeapMemoryUsage();
    return new ProcessReading(
        heap.getUsed(),
        heap.getMax() > 0 ? heap.getMax() : Runtime.getRuntime().maxMemory(),
        beans.metaspaceUsed(),
        beans.directBytes(),
        directLimit,
        residentSet(files),
        boxed(new MemoryLimit(files).read()),
        beans.threads.getThreadCount(),
        beans.classes.getLoadedClassCount(),
        Math.min(1, orZero(gc.next(now, beans.pauseSeconds()))),
        orZero(cpu.next(now, extended == null ? null : extended.cpuSeconds())),
        allocation.next(now, extended == null ? null : extended.allocatedBytes()),
        null,
        outside == null ? null : outside.read());
  }

  /** Ends what it has others record, and lets go of the threads that were seen last. */
  public void close() {
    if (outside != null) {
      outside.close();
    }
  }

  private static @Nullable Long residentSet(Function<String, Optional<String>> files) {
    return files
        .apply("/proc/self/status")
        .map(text -> boxed(ProcText.kilobytes(text, "VmRSS")))
        .orElse(null);
  }

  /** Netty and others may set their own limit; the JVM's is the option, else the heap's size. */
  private static @Nullable Long directLimit() {
    return DirectLimit.of(
        ManagementFactory.getRuntimeMXBean().getInputArguments(), Runtime.getRuntime().maxMemory());
  }

  private static @Nullable ExtendedBeans extendedBeans() {
    try {
      return new ExtendedBeans();
    } catch (LinkageError | ClassCastException e) {
      return null; // No jdk.management in this runtime image: no CPU time, no allocation rate.
    }
  }

  private static Optional<String> readFile(String path) {
    try (InputStream in = new FileInputStream(path)) {
      return Optional.of(new String(in.readNBytes(MAX_FILE), StandardCharsets.UTF_8));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
