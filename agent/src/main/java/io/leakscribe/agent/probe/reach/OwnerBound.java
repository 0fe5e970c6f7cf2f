package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Reached.Kind;
import io.leakscribe.agent.probe.holder.Peek;
import io.leakscribe.agent.probe.holder.PlainLoaders;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bound of a chain or of an array that is replaced as it grows, which its owner keeps in a
 * number of its own: {@code maxSize} beside {@code head} and {@code size}. A name alone proves
 * nothing, for a largest age and a largest chunk are called so too. So a number is believed only
 * beside another that says how long the chain is: who counts does so to compare. Remembers what it
 * believes of one owner, weakly. Not thread-safe.
 */
final class OwnerBound {
  private static final Set<String> LIMITS =
      Set.of("max", "maximum", "limit", "capacity", "bound", "cap", "most");

  /** What is measured in something else than entries, or belongs to a part of them. */
  private static final Set<String> OTHERS =
      Set.of(
          "age",
          "ttl",
          "time",
          "timeout",
          "wait",
          "idle",
          "delay",
          "duration",
          "nanos",
          "micros",
          "millis",
          "ms",
          "seconds",
          "secs",
          "minutes",
          "hours",
          "days",
          "period",
          "interval",
          "byte",
          "bytes",
          "kb",
          "mb",
          "weight",
          "memory",
          "heap",
          "retries",
          "retry",
          "attempts",
          "tries",
          "threads",
          "level",
          "levels",
          "depth",
          "id",
          "index",
          "key",
          "value",
          "offset",
          "position",
          "sequence",
          "seq",
          "version",
          "rate",
          "batch",
          "chunk",
          "page",
          "segment",
          "initial",
          "min",
          "producer",
          "consumer",
          "load");

  /** {@code maxSize} and {@code max_size} are two words each. */
  private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_");

  /** Nodes that stand before the first entry or behind the last. */
  private static final int SENTINELS = 2;

  /** Entries for each that came or went while they were counted. */
  private static final int LATE = 64;

  /** A variable that stayed as it was while a quarter was added is kept as a constant is. */
  private static final double GREW = 1.25;

  private final Peek peek;
  private WeakReference<Object> owner = new WeakReference<>(null);
  private final Map<String, Seen> variables = new HashMap<>();
  private @Nullable Field believed;
  private long limit;

  OwnerBound(Peek peek) {
    this.peek = peek;
  }

  private record Seen(long value, long entries) {}

  /**
   * What bounds it.
   *
   * @param object the owner: {@code null} where it is gone
   * @return the size's own bound where it has one, or where the owner keeps none
   */
  Bound of(@Nullable Object object, Size size) {
    boolean mayBe = size.kind() == Kind.LINKED || size.kind() == Kind.ARRAY;
    if (!mayBe || size.bound().kind() != Bound.Kind.NONE || !isReadable(object)) {
      return size.bound();
    }
    if (!owner.refersTo(object)) {
      owner = new WeakReference<>(object);
      variables.clear();
      believed = null;
    }
    if (believed == null || number(believed, object) != limit) {
      believe(object, size);
    }
    return believed == null ? Bound.NONE : new Bound(Bound.Kind.ENTRIES, limit);
  }

  private static boolean isReadable(@Nullable Object object) {
    return object != null
        && !(object instanceof Class<?>)
        && PlainLoaders.isPlain(object.getClass().getClassLoader());
  }

  private void believe(@Nullable Object object, Size size) {
    believed = null;
    List<Field> fields = fields(object);
    if (fields.stream().noneMatch(field -> counts(number(field, object), size.entries()))) {
      return;
    }
    for (Field field : fields) {
      long value = number(field, object);
      boolean larger = value >= size.entries() - SENTINELS && value < Integer.MAX_VALUE;
      if (larger
          && value != slots(size)
          && isLimit(field.getName())
          && isKept(field, value, size)) {
        believed = field;
        limit = value;
        return;
      }
    }
  }

  private static boolean counts(long value, long entries) {
    return Math.abs(value - entries) <= Math.max(SENTINELS, entries / LATE);
  }

  /** That an array is as long as its owner says is no bound: it will be replaced. */
  private static long slots(Size size) {
    Object body = size.body();
    return body.getClass().isArray() ? java.lang.reflect.Array.getLength(body) : -1;
  }

  private boolean isKept(Field field, long value, Size size) {
    if (Modifier.isFinal(field.getModifiers())) {
      return true;
    }
    Seen first = variables.get(field.getName());
    if (first == null || first.value() != value) {
      variables.put(field.getName(), new Seen(value, size.entries()));
      return false;
    }
    return size.entries() >= GREW * first.entries();
  }

  /** Whether a number of that name may say how many entries there may be. */
  static boolean isLimit(String name) {
    boolean limits = false;
    for (String word : WORDS.split(name, -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (OTHERS.contains(lower)) {
        return false;
      }
      limits |= LIMITS.contains(lower);
    }
    return limits;
  }

  private List<Field> fields(@Nullable Object object) {
    List<Field> found = new ArrayList<>();
    Class<?> at = object == null ? null : object.getClass();
    for (; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Field field : peek.fieldsOf(at)) {
        if (!Modifier.isStatic(field.getModifiers()) && isNumber(field.getType())) {
          found.add(field);
        }
      }
    }
    return found;
  }

  private static boolean isNumber(Class<?> type) {
    return type == int.class
        || type == long.class
        || type == AtomicInteger.class
        || type == AtomicLong.class;
  }

  private static long number(Field field, @Nullable Object object) {
    try {
      if (field.getType() == int.class) {
        return field.getInt(object);
      }
      if (field.getType() == long.class) {
        return field.getLong(object);
      }
      return field.get(object) instanceof Number number ? number.longValue() : Long.MIN_VALUE / 2;
    } catch (IllegalAccessException closed) {
      return Long.MIN_VALUE / 2;
    }
  }
}
