package io.leakscribe.agent.probe.holder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the classes of sampled elements. */
final class ElementClasses implements ElementWalk.Visitor {

  private final Map<Class<?>, Integer> keys = new HashMap<>();
  private final Map<Class<?>, Integer> values = new HashMap<>();
  private int left;

  ElementClasses(int limit) {
    this.left = limit;
  }

  @Override
  public boolean visit(@Nullable Object key, @Nullable Object value) {
    count(keys, key);
    count(values, value);
    return --left > 0;
  }

  /** Application classes before those of the JDK; within them values before keys, then by count. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    add(names, values, /* ofJdk= */ false);
    add(names, keys, /* ofJdk= */ false);
    add(names, values, /* ofJdk= */ true);
    add(names, keys, /* ofJdk= */ true);
    return List.copyOf(names);
  }

  private static void count(Map<Class<?>, Integer> counts, @Nullable Object element) {
    // The filler of sets made from maps says nothing.
    if (element != null && element.getClass() != Object.class && element != Boolean.TRUE) {
      counts.merge(element.getClass(), 1, Integer::sum);
    }
  }

  private static void add(Set<String> names, Map<Class<?>, Integer> counts, boolean ofJdk) {
    List<Map.Entry<Class<?>, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Comparator.comparing(entry -> -entry.getValue()));
    for (Map.Entry<Class<?>, Integer> entry : sorted) {
      if (isOfJdk(entry.getKey()) == ofJdk) {
        names.add(entry.getKey().getName());
      }
    }
  }

  static boolean isOfJdk(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader loader = element.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
