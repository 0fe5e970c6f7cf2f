package io.leakscribe.agent.probe.holder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose classes may be asked for their fields. To ask resolves the types of the fields, which
 * asks the loader for them, on our thread: a loader that starts bundles, compiles scripts or waits
 * for a lock would do so for us. Only loaders that read jars are asked.
 */
public final class PlainLoaders {
  private static final List<String> READ_JARS =
      List.of(
          "jdk.internal.loader.",
          "java.net.",
          "org.springframework.boot.loader.",
          "org.apache.catalina.loader.",
          "org.eclipse.jetty.",
          "io.quarkus.bootstrap.");

  private PlainLoaders() {}

  /** Whether the loader only reads jars, as far as its class tells. */
  public static boolean isPlain(@Nullable ClassLoader loader) {
    if (loader == null) {
      return true;
    }
    String name = loader.getClass().getName();
    for (String prefix : READ_JARS) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
