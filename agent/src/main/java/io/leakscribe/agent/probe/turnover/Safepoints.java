package io.leakscribe.agent.probe.turnover;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long the whole application stood still so far, from HotSpot's own counter. Not to be had on
 * other JVMs.
 */
final class Safepoints {
  private final @Nullable Object bean;
  private final @Nullable Method total;

  Safepoints(Instrumentation instrumentation) {
    Object found = null;
    Method method = null;
    try {
      Module management = Class.forName("java.lang.management.ManagementFactory").getModule();
      Set<Module> us = Set.of(Safepoints.class.getModule());
      instrumentation.redefineModule(
          management, Set.of(), Map.of("sun.management", us), Map.of(), Set.of(), Map.of());
      found =
          Class.forName("sun.management.ManagementFactoryHelper")
              .getMethod("getHotspotRuntimeMBean")
              .invoke(null);
      method =
          Class.forName("sun.management.HotspotRuntimeMBean").getMethod("getTotalSafepointTime");
    } catch (ReflectiveOperationException | RuntimeException | LinkageError other) {
      // The callers measure from outside, then.
    }
    bean = found;
    total = method;
  }

  /** In milliseconds since the start of the JVM; negative when not known. */
  long totalMillis() {
    try {
      return total == null ? -1 : (Long) total.invoke(bean);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return -1;
    }
  }
}
