package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.Hooks;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The classes that declare holders and have told of themselves, each with its first {@value
 * #OWNERS_PER_CLASS} living objects. Thread-safe, bounded, keeps neither objects nor class loaders
 * alive: what belongs to a class hangs on the class ({@link ClassValue}), our list is weak.
 */
public final class HolderRegistry {

  static final int OWNERS_PER_CLASS = 16;
  static final int MAX_CLASSES = 20_000;

  private final HolderIndex index = new HolderIndex(MAX_CLASSES);
  private final int maxClasses;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final ConcurrentLinkedQueue<WeakReference<HolderClass>> classes =
      new ConcurrentLinkedQueue<>();

  private final ClassValue<HolderClass> entries =
      new ClassValue<>() {
        @Override
        protected HolderClass computeValue(Class<?> type) {
          return new HolderClass(type, OWNERS_PER_CLASS);
        }
      };

  /** A registry for up to {@value #MAX_CLASSES} classes. */
  public HolderRegistry() {
    this(MAX_CLASSES);
  }

  HolderRegistry(int maxClasses) {
    this.maxClasses = maxClasses;
  }

  /** Makes this the listener for constructed objects and initialised classes. */
  public void listenTo(Hooks hooks) {
    hooks.listen(Hooks.CONSTRUCTED, new Constructed(this));
    hooks.listen(Hooks.INITIALIZED, new Initialized(this));
  }

  /** Number of classes that are followed. */
  public int classes() {
    return size.get();
  }

  /** Number of classes that were refused because the registry was full. */
  public long refused() {
    return refused.get();
  }

  /**
   * On the application's thread, for each woven object: a few nanoseconds once the class is full.
   */
  void constructed(Object owner, Class<?> declaring) {
    HolderClass entry = entries.get(declaring);
    if (!entry.full && isListed(entry)) {
      entry.offer(owner);
    }
  }

  /** On the application's thread: the class is initialised, its static fields may be read. */
  void initialized(Class<?> declaring) {
    HolderClass entry = entries.get(declaring);
    if (isListed(entry)) {
      entry.staticsReady = true;
    }
  }

  /**
   * Follows a class that was loaded before we came, once its methods are woven: its static fields
   * are read as soon as it is known to be initialised, its objects when new ones are built.
   */
  public void adopt(Class<?> loaded) {
    if (!index.of(loaded).isEmpty()) {
      isListed(entries.get(loaded));
    }
  }

  /** The classes that are still loaded. For the sampling thread. */
  List<HolderClass> living() {
    List<HolderClass> living = new ArrayList<>(size.get());
    eachLiving(living::add, () -> {});
    return living;
  }

  /**
   * Hands over one after the other, and holds none of them between two.
   *
   * @param between called after each; may take its time
   */
  void eachLiving(Consumer<HolderClass> action, Runnable between) {
    for (Iterator<WeakReference<HolderClass>> all = classes.iterator(); all.hasNext(); ) {
      if (!handOver(all.next().get(), action)) {
        all.remove();
        size.decrementAndGet();
      }
      between.run();
    }
  }

  private static boolean handOver(@Nullable HolderClass entry, Consumer<HolderClass> action) {
    if (entry != null) {
      action.accept(entry);
    }
    return entry != null;
  }

  HolderIndex index() {
    return index;
  }

  private boolean isListed(HolderClass entry) {
    if (entry.listed.get()) {
      return true;
    }
    if (size.get() >= maxClasses) {
      refused.incrementAndGet();
      entry.full = true;
      return false;
    }
    if (entry.listed.compareAndSet(false, true)) {
      size.incrementAndGet();
      classes.add(new WeakReference<>(entry));
    }
    return true;
  }

  // Named classes and no lambdas: they are first called in the middle of the application's work.
  private record Constructed(HolderRegistry registry)
      implements BiConsumer<@Nullable Object, Object> {
    @Override
    public void accept(@Nullable Object owner, Object declaring) {
      if (owner != null) {
        registry.constructed(owner, (Class<?>) declaring);
      }
    }
  }

  private record Initialized(HolderRegistry registry)
      implements BiConsumer<@Nullable Object, Object> {
    @Override
    public void accept(@Nullable Object none, Object declaring) {
      registry.initialized((Class<?>) declaring);
    }
  }
}
