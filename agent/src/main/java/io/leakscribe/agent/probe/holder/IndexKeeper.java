package io.leakscribe.agent.probe.holder;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Has the index forget classes that were unloaded, where it would be full else, and tells once when
 * it is full all the same. For one thread.
 */
final class IndexKeeper {
  /** To name all classes of a large service takes some 20 ms. */
  private static final long REST = TimeUnit.MINUTES.toNanos(10);

  /** Between its transformation and its being loaded a class is as if it were gone. */
  private static final long NEW = TimeUnit.MINUTES.toNanos(1);

  private final HolderIndex index;
  private final Supplier<Class<?>[]> loaded;
  private final LongSupplier nanoTime;
  private final Consumer<String> log;
  private long next;
  private boolean told;

  /**
   * @param loaded the classes that are loaded
   * @param nanoTime a clock as {@link System#nanoTime}
   * @param log takes the one line
   */
  IndexKeeper(
      HolderIndex index, Supplier<Class<?>[]> loaded, LongSupplier nanoTime, Consumer<String> log) {
    this.index = index;
    this.loaded = loaded;
    this.nanoTime = nanoTime;
    this.log = log;
    this.next = nanoTime.getAsLong();
  }

  /** To be called every few seconds; does nothing most of the time. */
  void keep() {
    long now = nanoTime.getAsLong();
    if (index.isCrowded() && now - next >= 0) {
      next = now + REST;
      index.forget(names()::contains, NEW);
    }
    if (!told && index.refused() > 0) {
      told = true;
      log.accept(
          "so many classes have maps, lists or caches in their fields that no more are followed;"
              + " those that are followed go on; exclude=PACKAGE makes room");
    }
  }

  private Set<String> names() {
    Class<?>[] all = loaded.get();
    Set<String> names = new HashSet<>(all.length * 2);
    for (Class<?> type : all) {
      if (!type.isArray()) {
        names.add(type.getName().replace('.', '/'));
      }
    }
    return names;
  }
}
