package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Deadlines;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a few entries of a holder when they are to go, where they say so: a field of the
 * application's own class whose name says it, with a point in time. What carries its end with it is
 * mostly let go then. Reads fields and calls nothing of the application. For the sampling thread.
 */
final class EntryDeadlines {
  private static final int ENTRIES = 64;

  /** The stretch around now in which a number is taken for a point in time. */
  private static final long YEARS = Duration.ofDays(5 * 365).toMillis();

  private static final Pattern DEADLINE =
      Pattern.compile("expir(y|es|ation|e)|deadline|validuntil|goodtill|evictat|dueat|timeoutat");

  /** A length of time, or what has happened, and no point in time that is to come. */
  private static final Pattern OTHER = Pattern.compile("expired|expire[sd]?(after|in)|last|count");

  private final ElementWalk walk;
  private final Peek peek;
  private final LongSupplier millis;

  /**
   * @param millis time of day, as {@link System#currentTimeMillis}
   */
  EntryDeadlines(ElementWalk walk, Peek peek, LongSupplier millis) {
    this.walk = walk;
    this.peek = peek;
    this.millis = millis;
  }

  /** What the entries say; empty where fewer than half of them say anything. */
  Optional<Deadlines> of(List<Object> containers) {
    Round round = new Round(millis.getAsLong());
    for (Object container : containers) {
      if (round.seen < ENTRIES) {
        walk.walkDeep(container, round);
      }
    }
    return round.result();
  }

  private final class Round implements ElementWalk.Visitor {
    private final Map<Class<?>, Optional<Field>> fields = new HashMap<>();
    private final long now;
    private String name = "";
    private int seen;
    private int read;
    private int past;

    Round(long now) {
      this.now = now;
    }

    @Override
    public boolean visit(@Nullable Object key, @Nullable Object value) {
      Object entry = value != null ? value : key;
      if (entry != null) {
        read(entry);
      }
      return ++seen < ENTRIES;
    }

    private void read(Object entry) {
      Field field =
          fields.computeIfAbsent(entry.getClass(), EntryDeadlines.this::deadlineOf).orElse(null);
      Long at = field == null ? null : millis(field, entry);
      if (field != null && at != null && Math.abs(at - now) < YEARS) {
        read++;
        past += at < now ? 1 : 0;
        name = field.getDeclaringClass().getName() + "." + field.getName();
      }
    }

    Optional<Deadlines> result() {
      return read == 0 || 2 * read < seen
          ? Optional.empty()
          : Optional.of(new Deadlines(name, read, past));
    }

    /** Milliseconds, or what can only be seconds. */
    private @Nullable Long millis(Field field, Object entry) {
      try {
        Object value = field.get(entry);
        if (value instanceof Instant instant) {
          return instant.getEpochSecond() * 1000;
        }
        if (value instanceof Long number) {
          return Math.abs(number - now / 1000) < YEARS / 1000 ? number * 1000 : number;
        }
        return null;
      } catch (IllegalAccessException closed) {
        return null;
      }
    }
  }

  private Optional<Field> deadlineOf(Class<?> type) {
    for (Class<?> at = type; at != null && !ElementClasses.isOfJdk(at); at = at.getSuperclass()) {
      boolean asked = !at.isArray() && PlainLoaders.isPlain(at.getClassLoader());
      for (Field field : asked ? peek.fieldsOf(at) : List.<Field>of()) {
        if (!Modifier.isStatic(field.getModifiers())
            && isOfTime(field.getType())
            && isDeadline(field.getName())) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOfTime(Class<?> type) {
    return type == long.class || type == Long.class || type == Instant.class;
  }

  static boolean isDeadline(String name) {
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
    return DEADLINE.matcher(plain).find() && !OTHER.matcher(plain).find();
  }
}
