package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.observe.ThreadNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts class loaders by their class, from the list of all loaded classes: milliseconds, no
 * safepoint, so on demand only. Keeps names and numbers, no loader. Not thread-safe.
 */
final class LoaderCensus {
  private static final int MOST = 50;
  private static final int MOST_PATTERNS = 20_000;

  private final Supplier<Class<?>[]> loaded;
  private final @Nullable ClassLoader own;
  private Map<String, Tally> before = Map.of();

  private static final class Group {
    final Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());
    final Map<String, Integer> patterns = new HashMap<>();
    final Map<String, Integer> parents = new HashMap<>();
    int classes;
  }

  LoaderCensus(Supplier<Class<?>[]> loaded, @Nullable ClassLoader own) {
    this.loaded = loaded;
    this.own = own;
  }

  /**
   * Counts anew; those with most loaders first.
   *
   * @param sites where classes of loaders of a class are defined, as far as known
   */
  List<LoaderReading> take(Function<String, @Nullable String> sites) {
    Map<String, Group> groups = new HashMap<>();
    for (Class<?> type : loaded.get()) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null && loader != own && !type.isArray()) {
        add(groups.computeIfAbsent(loader.getClass().getName(), name -> new Group()), loader, type);
      }
    }
    List<LoaderReading> readings = new ArrayList<>();
    Map<String, Tally> now = new HashMap<>();
    groups.forEach(
        (name, group) -> {
          readings.add(reading(name, group, sites.apply(name)));
          now.put(name, Tally.of(group.patterns));
        });
    before = now;
    readings.sort(
        Comparator.comparingInt(LoaderReading::loaders)
            .thenComparing(LoaderReading::classes)
            .reversed());
    return List.copyOf(readings.subList(0, Math.min(MOST, readings.size())));
  }

  private static void add(Group group, ClassLoader loader, Class<?> type) {
    group.classes++;
    if (group.loaders.add(loader)) {
      // Final in ClassLoader: no code of the application runs.
      ClassLoader parent = loader.getParent();
      group.parents.merge(parent == null ? "" : parent.getClass().getName(), 1, Integer::sum);
    }
    if (group.patterns.size() < MOST_PATTERNS) {
      group.patterns.merge(ThreadNames.pattern(plain(type.getName())), 1, Integer::sum);
    }
  }

  /** A hidden class is named {@code Outer$$Lambda/0x0000000800c03000}. */
  private static String plain(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  private LoaderReading reading(String name, Group group, @Nullable String site) {
    Tally old = before.getOrDefault(name, Tally.NOTHING);
    String grown = null;
    int most = 0;
    for (Map.Entry<String, Integer> entry : group.patterns.entrySet()) {
      int more = entry.getValue() - old.count(entry.getKey());
      if (more > most || (more == most && grown != null && entry.getKey().compareTo(grown) < 0)) {
        most = more;
        grown = entry.getKey();
      }
    }
    String parent =
        Collections.max(group.parents.entrySet(), Map.Entry.comparingByValue()).getKey();
    return new LoaderReading(
        name,
        group.loaders.size(),
        group.classes,
        before.isEmpty() ? null : grown,
        parent.isEmpty() ? null : parent,
        site);
  }
}
