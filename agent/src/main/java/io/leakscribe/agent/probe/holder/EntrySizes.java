package io.leakscribe.agent.probe.holder;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the bytes that one entry of a holder keeps: of a few entries, all that is reachable
 * from them within some steps and not from those looked at before, which is shared. Reads fields,
 * calls nothing. For the sampling thread; bounded in objects and time.
 */
public final class EntrySizes {
  private static final int ENTRIES = 16;
  private static final int OBJECTS = 256;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** A node of a map, its slot in the table. */
  private static final long NODE = 40;

  private final ElementWalk walk;
  private final Peek peek;
  private final ToLongFunction<Object> shallow;
  private final LongSupplier clock;

  /**
   * Creates one.
   *
   * @param walk walks through containers
   * @param peek reads fields
   * @param shallow bytes of one object, as {@code Instrumentation.getObjectSize}
   * @param clock nanoseconds of a clock that never goes back
   */
  public EntrySizes(
      ElementWalk walk, Peek peek, ToLongFunction<Object> shallow, LongSupplier clock) {
    this.walk = walk;
    this.peek = peek;
    this.shallow = shallow;
    this.clock = clock;
  }

  /** Mean bytes for each entry of the containers; empty when there are none. */
  public OptionalLong estimate(List<Object> containers) {
    Round round = new Round();
    for (Object container : containers) {
      if (!round.isOver()) {
        walk.walkDeep(container, round);
      }
    }
    return round.entries == 0
        ? OptionalLong.empty()
        : OptionalLong.of(NODE + round.bytes / round.entries);
  }

  /**
   * One entry of something that is no container.
   *
   * @param shell a node, of which the references are not followed: they lead to other nodes; null
   *     where the entry has none
   * @param inside what it has besides
   */
  public record Part(@Nullable Object shell, List<Object> inside) {}

  /** Mean bytes of the entries; of several, the first is charged with all that they share. */
  public OptionalLong ofParts(List<Part> parts) {
    Round round = new Round();
    boolean charged = parts.size() < 2;
    for (Part part : parts) {
      if (!round.isOver()) {
        round.add(part);
        if (!charged && round.entries == 1) {
          round.forget();
          charged = true;
        }
      }
    }
    return round.entries == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(1, round.bytes / round.entries));
  }

  private final class Round implements ElementWalk.Visitor {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Class<?>, List<Field>> references = new HashMap<>();
    private final long deadline = clock.getAsLong() + MAX_NANOS;
    private long bytes;
    private int entries;

    @Override
    public boolean visit(@Nullable Object key, @Nullable Object value) {
      Deque<Object> ahead = new ArrayDeque<>();
      put(ahead, key);
      put(ahead, value);
      sum(ahead, 0);
      return !isOver();
    }

    /** An entry that was come to from another one already would seem to weigh nothing. */
    void add(Part part) {
      Deque<Object> ahead = new ArrayDeque<>();
      part.inside().forEach(each -> put(ahead, each));
      Object shell = part.shell();
      long own = shell != null && seen.add(shell) ? shallow.applyAsLong(shell) : 0;
      if (own > 0 || !ahead.isEmpty()) {
        sum(ahead, own);
      }
    }

    void forget() {
      bytes = 0;
      entries = 0;
    }

    /** An entry that was not looked at to its end does not count: it would seem to be small. */
    private void sum(Deque<Object> ahead, long shell) {
      long sum = shell;
      for (int i = 0; i < OBJECTS && !ahead.isEmpty(); i++) {
        if (isLate()) {
          return;
        }
        Object object = ahead.remove();
        sum += shallow.applyAsLong(object);
        follow(object, ahead);
      }
      bytes += sum;
      entries++;
    }

    boolean isOver() {
      return entries >= ENTRIES || isLate();
    }

    private boolean isLate() {
      return clock.getAsLong() - deadline >= 0;
    }

    private void put(Deque<Object> ahead, @Nullable Object object) {
      if (object != null && ahead.size() < OBJECTS && !isOfTheSystem(object) && seen.add(object)) {
        ahead.add(object);
      }
    }

    private void follow(Object object, Deque<Object> ahead) {
      if (object instanceof Object[] array) {
        for (int i = 0; i < Math.min(array.length, OBJECTS); i++) {
          put(ahead, array[i]);
        }
        return;
      }
      for (Field field :
          references.computeIfAbsent(object.getClass(), EntrySizes.this::referencesOf)) {
        try {
          put(ahead, field.get(object));
        } catch (IllegalAccessException closed) {
          return;
        }
      }
    }
  }

  /** What no entry has for itself. */
  private static boolean isOfTheSystem(Object object) {
    return object instanceof Class<?>
        || object instanceof ClassLoader
        || object instanceof Thread
        || object instanceof Enum<?>
        || object instanceof Reference<?>;
  }

  private List<Field> referencesOf(Class<?> type) {
    List<Field> found = new ArrayList<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      boolean asked = !at.isArray() && PlainLoaders.isPlain(at.getClassLoader());
      for (Field field : asked ? peek.fieldsOf(at) : List.<Field>of()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          found.add(field);
        }
      }
    }
    return found;
  }
}
