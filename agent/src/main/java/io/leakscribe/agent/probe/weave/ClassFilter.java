package io.leakscribe.agent.probe.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which classes may be woven at all, by loader and name. Immutable and cheap: it is asked for every
 * class that the JVM loads.
 */
final class ClassFilter {

  private static final String[] NEVER = {
    "java/",
    "jdk/",
    "sun/",
    "com/sun/",
    "io/leakscribe/",
    // Other agents: their classes are not the application's.
    "io/opentelemetry/javaagent/",
    "co/elastic/apm/agent/",
    "datadog/trace/",
    "com/newrelic/",
    "net/bytebuddy/",
    "org/jacoco/agent/",
  };

  /** Loaders of other agents, by their class: what these load is not the application's, either. */
  private static final String[] LOADERS_OF_AGENTS = {
    "io.opentelemetry.javaagent.",
    "co.elastic.apm.agent.",
    "datadog.",
    "com.newrelic.",
    "com.appdynamics.",
    "com.dynatrace.",
  };

  private static final String[] GENERATED = {
    "/0x", // hidden classes
    "$$Lambda",
    "$Proxy",
    "$$EnhancerBy",
    "$$SpringCGLIB$$",
    "$HibernateProxy$",
    "$MockitoMock$",
    "GeneratedMethodAccessor",
    "GeneratedConstructorAccessor",
    "GeneratedSerializationConstructorAccessor",
  };

  private final @Nullable ClassLoader own;
  private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
  private final String[] include;
  private final String[] exclude;

  /**
   * @param own our own loader, whose classes are never woven; null when there is none
   * @param include package prefixes, {@code ;} between them; empty means everything
   * @param exclude package prefixes, {@code ;} between them; wins over {@code include}
   */
  ClassFilter(@Nullable ClassLoader own, String include, String exclude) {
    this.own = own;
    this.include = prefixes(include);
    this.exclude = prefixes(exclude);
  }

  boolean accepts(@Nullable ClassLoader loader, @Nullable String internalName) {
    return loader != null
        && internalName != null
        && loader != platform
        && loader != own
        && !startsWithAny(internalName, NEVER)
        && !isGenerated(internalName)
        && !startsWithAny(loader.getClass().getName(), LOADERS_OF_AGENTS)
        && !excludes(internalName)
        && (include.length == 0 || startsWithAny(internalName, include));
  }

  boolean excludes(String internalName) {
    return startsWithAny(internalName, exclude);
  }

  private static boolean isGenerated(String name) {
    for (String part : GENERATED) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithAny(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  // A plain loop: this runs before the application's main method, where streams cost milliseconds.
  private static String[] prefixes(String list) {
    List<String> prefixes = new ArrayList<>();
    for (String part : list.split(";", -1)) {
      String prefix = part.strip().replace('.', '/');
      if (prefix.endsWith("*")) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
      if (!prefix.isEmpty()) {
        prefixes.add(prefix);
      }
    }
    return prefixes.toArray(new String[0]);
  }
}
