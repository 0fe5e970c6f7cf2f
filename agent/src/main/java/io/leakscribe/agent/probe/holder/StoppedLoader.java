package io.leakscribe.agent.probe.holder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells Tomcat's class loader of an application that was stopped. To find a field or a method by
 * its type may ask the loader of its class for that type, and such a loader answers with a stack
 * trace in Tomcat's log. Thread-safe; keeps no loader alive.
 */
final class StoppedLoader {
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
