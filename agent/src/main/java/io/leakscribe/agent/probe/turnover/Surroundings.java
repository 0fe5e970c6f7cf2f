package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.KnownCode;
import io.leakscribe.agent.probe.weave.WeavePolicy;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which loaded classes belong together with one that declares a holder. */
final class Surroundings {
  private static final int MOST_CLASSES = 24;

  /**
   * To weave one of them throws away compiled code all over the application: measured, throughput
   * falls to a tenth for a tenth of a second and needs half a second to come back, twice, in a
   * program of a few classes; in a large one the compiler is busy for longer.
   */
  private static final Set<String> HOTTEST =
      Set.of("java.util.HashMap", "java.util.ArrayList", "java.util.concurrent.ConcurrentHashMap");

  private final Instrumentation instrumentation;
  private final ContainerLinks links;
  private final WeavePolicy policy;

  Surroundings(Instrumentation instrumentation, ContainerLinks links, WeavePolicy policy) {
    this.instrumentation = instrumentation;
    this.links = links;
    this.policy = policy;
  }

  /** Whether nothing may be woven for what the class holds. */
  boolean isLeftAlone(Class<?> declaring) {
    return policy.isExcluded(declaring);
  }

  /** The class itself and those in the same source file, as far as names tell. */
  List<Class<?>> nest(Class<?> declaring) {
    String outermost = outermost(declaring.getName());
    List<Class<?>> nest = new ArrayList<>();
    if (instrumentation.isModifiableClass(declaring)) {
      nest.add(declaring);
    }
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (nest.size() < MOST_CLASSES
          && loaded != declaring
          && loaded.getClassLoader() == declaring.getClassLoader()
          && outermost(loaded.getName()).equals(outermost)
          && !loaded.isArray()
          && !policy.isExcluded(loaded)
          && instrumentation.isModifiableClass(loaded)) {
        nest.add(loaded);
      }
    }
    return nest;
  }

  /** The class, if it may be woven. */
  List<Class<?>> alone(Class<?> type) {
    return policy.mayWeave(type) && instrumentation.isModifiableClass(type)
        ? List.of(type)
        : List.of();
  }

  /**
   * The loaded classes that share containers with these, nearest package first: by a field, an
   * argument, a result, or as subclass.
   */
  List<Class<?>> related(List<Class<?>> nest) {
    Set<Integer> hashes = new HashSet<>();
    nest.forEach(type -> hashes.addAll(links.of(type.getName())));
    if (hashes.isEmpty()) {
      return List.of();
    }
    List<Class<?>> related = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (hashes.contains(loaded.getName().replace('.', '/').hashCode())
          && !nest.contains(loaded)
          && policy.mayWeave(loaded)
          && instrumentation.isModifiableClass(loaded)) {
        related.add(loaded);
      }
    }
    String near = nest.get(0).getPackageName();
    related.sort(
        Comparator.comparing((Class<?> type) -> !type.getPackageName().equals(near))
            .thenComparing(type -> !KnownCode.isApplication(type.getName())));
    return related.subList(0, Math.min(MOST_CLASSES, related.size()));
  }

  /**
   * The classes that a container's adding methods are in: its own and those above it; empty where
   * one of them is of those that are compiled into everything.
   */
  List<Class<?>> containerClasses(Object container) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> at = container.getClass(); isOfInterest(at); at = at.getSuperclass()) {
      if (HOTTEST.contains(at.getName())) {
        return List.of();
      }
      if (instrumentation.isModifiableClass(at)) {
        classes.add(at);
      }
    }
    return classes;
  }

  private boolean isOfInterest(@Nullable Class<?> type) {
    if (type == null || type == Object.class || type.getName().startsWith("java.util.Abstract")) {
      return false;
    }
    return type.getName().startsWith("java.util.") || policy.mayWeave(type);
  }

  private static String outermost(String name) {
    int dollar = name.indexOf('$', name.lastIndexOf('.') + 2);
    return dollar < 0 ? name : name.substring(0, dollar);
  }
}
