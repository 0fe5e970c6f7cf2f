package io.leakscribe.agent.probe.holder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells Tomcat's class loader of an application that was stopped. To find a field or a method by
 * its type may ask the loader of its class for that type, and such a loader answers with a stack
 * trace in Tomcat's log. Such a loader never starts again: what is not known of its classes then
 * will not be known. Thread-safe; keeps no loader alive.
 */
public final class StoppedLoader {
  private static final String TOMCAT = "org.apache.catalina.loader.WebappClassLoaderBase";
  private static final Set<String> OVER =
      Set.of("STOPPING", "STOPPED", "DESTROYING", "DESTROYED", "FAILED");

  private static final ClassValue<Optional<VarHandle>> STATE =
      new ClassValue<>() {
        @Override
        protected Optional<VarHandle> computeValue(Class<?> base) {
          return state(base);
        }
      };

  /** Bits, at most; when a quarter of them is set, all are forgotten. */
  private static final int MOST = 1 << 18;

  /**
   * By identity hash, of classes of such loaders: their loader was asked for the types of their
   * fields, and the JVM has the answers. Two of one hash cost a line in Tomcat's log at worst.
   */
  private static final BitSet ASKED = new BitSet();

  private static int asked;

  /**
   * Whether the class may be asked for all its fields without its loader being asked after its end:
   * the application runs, or the class was asked before.
   */
  public static boolean mayAsk(Class<?> type) {
    if (!of(type)) {
      return true;
    }
    synchronized (ASKED) {
      return ASKED.get(bit(type));
    }
  }

  /** Tells that the class was asked for its fields, and that none of their types was missing. */
  public static void asked(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || tomcats(loader.getClass()) == null) {
      return;
    }
    synchronized (ASKED) {
      if (!ASKED.get(bit(type))) {
        if (++asked > MOST / 4) {
          ASKED.clear();
          asked = 1;
        }
        ASKED.set(bit(type));
      }
    }
  }

  private static int bit(Class<?> type) {
    return System.identityHashCode(type) % MOST;
  }

  /** Whether the class belongs to an application that is over. */
  static boolean of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    Class<?> base = loader == null ? null : tomcats(loader.getClass());
    @Nullable VarHandle state = base == null ? null : STATE.get(base).orElse(null);
    return state != null
        && state.getVolatile(loader) instanceof Enum<?> now
        && OVER.contains(now.name());
  }

  private static @Nullable Class<?> tomcats(Class<?> loaderClass) {
    for (Class<?> at = loaderClass; at != null; at = at.getSuperclass()) {
      if (at.getName().equals(TOMCAT)) {
        return at;
      }
    }
    return null;
  }

  private static Optional<VarHandle> state(Class<?> base) {
    try {
      return Optional.of(
          MethodHandles.privateLookupIn(base, MethodHandles.lookup())
              .unreflectVarHandle(base.getDeclaredField("state")));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  private StoppedLoader() {}
}
