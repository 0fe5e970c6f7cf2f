package io.leakscribe.agent.probe.holder;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into holders: of which classes their elements are, and which of them hold given objects.
 * For the sampling thread; each call is bounded in elements and time.
 */
final class ElementSampler {

  private static final int SAMPLE = 32;
  private static final int MAX_EXAMINED = 200_000;
  private static final int MAX_EXAMINED_IN_ONE = MAX_EXAMINED / 4;
  private static final int CLOCK_EVERY = 256;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final ElementWalk walk;
  private final Peek peek;

  ElementSampler(Peek peek) {
    this.peek = peek;
    this.walk = new ElementWalk(peek);
  }

  /** One container that is in a holder now. */
  record Held(String holder, Object container, long entries) {}

  /** Class names of the elements of the containers, of the first few dozen. */
  List<String> elementClasses(List<Object> containers) {
    ElementClasses classes = new ElementClasses(SAMPLE);
    for (Object container : containers) {
      walk.walkDeep(container, classes);
    }
    return classes.names();
  }

  /**
   * Returns the holders that hold any of the objects, by identity, as value, key, or in a field of
   * a value; those that hold most of them first.
   */
  List<String> holdersOf(Collection<? extends WeakReference<?>> objects, List<Held> holders) {
    Search search = new Search(living(objects));
    for (Held held : holders) {
      if (search.wanted.isEmpty() || search.isOver()) {
        break;
      }
      search.enter(held.holder());
      walk.walkDeep(held.container(), search);
    }
    return search.best();
  }

  private static Set<Object> living(Collection<? extends WeakReference<?>> objects) {
    Set<Object> living = Collections.newSetFromMap(new IdentityHashMap<>());
    for (WeakReference<?> reference : objects) {
      Object object = reference.get();
      if (object != null) {
        living.add(object);
      }
    }
    return living;
  }

  private final class Search implements ElementWalk.Visitor {
    private final Set<Object> wanted;
    private final Map<String, Integer> hits = new HashMap<>();
    private final Map<Class<?>, List<Field>> references = new HashMap<>();
    private final long deadline = System.nanoTime() + MAX_NANOS;
    private String current = "";
    private int examined;
    private int examinedHere;
    private boolean late;

    Search(Set<Object> wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean visit(@Nullable Object key, @Nullable Object value) {
      examined++;
      if (isWanted(key) || isWanted(value) || holdsWanted(value)) {
        hits.merge(current, 1, Integer::sum);
      }
      if (examined % CLOCK_EVERY == 0) {
        late = System.nanoTime() - deadline > 0;
      }
      return !isOver() && ++examinedHere < MAX_EXAMINED_IN_ONE;
    }

    void enter(String holder) {
      current = holder;
      examinedHere = 0;
    }

    boolean isOver() {
      return late || examined >= MAX_EXAMINED;
    }

    List<String> best() {
      List<String> names = new ArrayList<>(hits.keySet());
      names.sort(
          (one, other) -> Integer.compare(hits.getOrDefault(other, 0), hits.getOrDefault(one, 0)));
      return names;
    }

    private boolean isWanted(@Nullable Object object) {
      return object != null && wanted.contains(object);
    }

    private boolean holdsWanted(@Nullable Object element) {
      if (element == null || ElementClasses.isOfJdk(element.getClass())) {
        return false;
      }
      for (Field field : references.computeIfAbsent(element.getClass(), this::referencesOf)) {
        if (isWanted(valueOf(field, element))) {
          return true;
        }
      }
      return false;
    }

    private @Nullable Object valueOf(Field field, Object element) {
      try {
        return field.get(element);
      } catch (IllegalAccessException closed) {
        return null;
      }
    }

    /** Fields whose type could hold a wanted object. Asks for all fields: only of live classes. */
    private List<Field> referencesOf(Class<?> type) {
      List<Field> found = new ArrayList<>();
      for (Class<?> at = type; at != null && !ElementClasses.isOfJdk(at); at = at.getSuperclass()) {
        boolean asked = !at.isArray() && PlainLoaders.isPlain(at.getClassLoader());
        for (Field field : asked ? peek.fieldsOf(at) : List.<Field>of()) {
          if (!Modifier.isStatic(field.getModifiers()) && fits(field.getType())) {
            found.add(field);
          }
        }
      }
      return found;
    }

    private boolean fits(Class<?> type) {
      for (Object object : wanted) {
        if (type.isInstance(object)) {
          return true;
        }
      }
      return false;
    }
  }
}
