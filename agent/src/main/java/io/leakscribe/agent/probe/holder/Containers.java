package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import org.jspecify.annotations.Nullable;

/**
 * Measures containers of known types without calling a method that could block, be slow, load,
 * modify the container, or belong to the application. Everything is read from fields; anything that
 * is not known is not measured. Thread-safe.
 *
 * <p>Which {@code size()} is a danger: synchronised wrappers, {@code Hashtable}, {@code Vector} and
 * array or priority blocking queues wait for their lock; {@code WeakHashMap} cleans itself up, from
 * our thread; concurrent linked queues and views of sorted maps count their elements.
 */
public final class Containers {

  /** Wrappers within wrappers, then we stop. */
  private static final int DEPTH = 4;

  private final Peek peek;
  private final JdkSizes jdk;
  private final CacheSizes caches;

  private final ClassValue<Reader> readers =
      new ClassValue<>() {
        @Override
        protected Reader computeValue(Class<?> type) {
          return readerOf(type);
        }
      };

  /** Reads through modules that the opener opens. */
  public Containers(ModuleOpener opener) {
    this.peek = new Peek(opener);
    this.jdk = new JdkSizes(peek, opener);
    this.caches = new CacheSizes(peek, jdk);
  }

  /** Returns null where the type is not known, or for an empty field. */
  public @Nullable Measure measure(@Nullable Object container) {
    return measure(container, DEPTH);
  }

  /** The object behind the face of a cache library's cache; null for anything else. */
  @Nullable Object innermost(Object container) {
    String type = container.getClass().getName();
    if (type.startsWith("com.github.benmanes.caffeine.cache.")) {
      Object view = peek.object(container, "asyncCache");
      return peek.object(view == null ? container : view, "cache");
    }
    return type.startsWith("com.google.common.cache.")
        ? peek.object(container, "localCache")
        : null;
  }

  /** What it reads fields with. */
  public Peek peek() {
    return peek;
  }

  private @Nullable Measure measure(@Nullable Object container, int depth) {
    return container == null || depth == 0
        ? null
        : readers.get(container.getClass()).read(container, depth);
  }

  private Reader readerOf(Class<?> type) {
    String inner = Wrappers.fieldOf(type);
    if (inner != null) {
      return (container, depth) -> measure(peek.object(container, inner), depth - 1);
    }
    CacheSizes.Reader cache = caches.readerOf(type);
    if (cache != null) {
      return (container, depth) -> cache.of(container);
    }
    Bound rule = jdk.ruleOf(type);
    JdkSizes.Size size = jdk.sizeOf(type);
    if (size == null) {
      return (container, depth) -> null;
    }
    return (container, depth) -> {
      long entries = size.of(container);
      return entries < 0 ? null : Measure.unbounded(entries).within(jdk.boundOf(container, rule));
    };
  }

  @FunctionalInterface
  private interface Reader {
    @Nullable Measure read(Object container, int depth);
  }
}
