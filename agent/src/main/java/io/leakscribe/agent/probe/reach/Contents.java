package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Reached.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a few elements of a holder are, and how one would put it into words. Not thread-safe. */
final class Contents {
  private static final int SAMPLE = 32;

  private final Sizer sizer;
  private final Tasks tasks;
  private final Map<Class<?>, Integer> counts = new HashMap<>();

  /** What a buffer is counted in; empty for anything else. */
  private String unit = "";

  Contents(Sizer sizer, Tasks tasks) {
    this.sizer = sizer;
    this.tasks = tasks;
  }

  void add(Size size) {
    unit = Fill.unitOf(size.body());
    for (Object element : sizer.sample(size, SAMPLE)) {
      if (size.kind() == Kind.TASKS) {
        Object task = tasks.add(element);
        count(task);
      } else {
        count(element);
        sizer.inside(element).forEach(this::count);
      }
    }
  }

  /** Application classes before those of the JDK, most frequent first. */
  List<String> classes() {
    List<Map.Entry<Class<?>, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Comparator.comparing((Map.Entry<Class<?>, Integer> e) -> isOfJdk(e.getKey()))
            .thenComparing(e -> -e.getValue()));
    return sorted.stream().map(e -> Names.of(e.getKey())).distinct().limit(8).toList();
  }

  String words(Kind kind, String name, List<String> path) {
    String root = path.isEmpty() ? name : path.get(0);
    return switch (kind) {
      case TASKS -> tasks.words(name);
      case THREAD_LOCAL -> name + ", held by " + root;
      case THREAD -> "captured by the running " + runner(path) + root;
      case LINKED -> "a chain of " + first() + " that starts at " + name;
      case ARRAY ->
          (unit.isEmpty() ? "an array of " + first() : "a buffer of " + unit) + " in " + name;
      case FIELD -> "a container in " + name + ", held by " + root;
    };
  }

  private static String runner(List<String> path) {
    return path.stream()
        .skip(1)
        .filter(step -> !step.startsWith("java.lang.Thread"))
        .findFirst()
        .map(step -> "task " + owner(step) + ", ")
        .orElse("");
  }

  private static String owner(String field) {
    int dot = field.lastIndexOf('.');
    return dot < 0 ? field : field.substring(0, dot);
  }

  private String first() {
    List<String> classes = classes();
    return classes.isEmpty() ? "objects" : classes.get(0);
  }

  private void count(@Nullable Object element) {
    if (element != null && element.getClass() != Object.class && element != Boolean.TRUE) {
      counts.merge(element.getClass(), 1, Integer::sum);
    }
  }

  private static boolean isOfJdk(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader loader = element.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
