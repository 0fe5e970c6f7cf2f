package io.leakscribe.agent.probe.holder;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads private fields of containers of the JDK and of well-known libraries, so that none of their
 * methods has to be called. Never used on classes of the application. Thread-safe.
 */
public final class Peek {

  /** In place of a field that is not there or not accessible. */
  private static final Field ABSENT = absent();

  private final ModuleOpener opener;

  // Hangs on the class that is looked into, so it keeps no class loader alive.
  private final ClassValue<Map<String, Field>> known =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Looks through modules that the opener opens. */
  public Peek(ModuleOpener opener) {
    this.opener = opener;
  }

  /** Returns the value of the field, of the nearest class that declares it; null if none does. */
  public @Nullable Object object(@Nullable Object target, String name) {
    if (target == null) {
      return null;
    }
    Field field = field(target.getClass(), name);
    try {
      return field == null ? null : field.get(target);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }

  /** Returns the number in an int or long field, or -1 where there is none. */
  public long number(@Nullable Object target, String name) {
    if (target == null) {
      return -1;
    }
    Field field = field(target.getClass(), name);
    if (field == null) {
      return -1;
    }
    try {
      return number(field, target);
    } catch (IllegalAccessException closed) {
      return -1;
    }
  }

  /** Without a box, for this is asked thousands of times a second. */
  private static long number(Field field, Object target) throws IllegalAccessException {
    Class<?> type = field.getType();
    if (type == int.class) {
      return field.getInt(target);
    }
    if (type == long.class) {
      return field.getLong(target);
    }
    return field.get(target) instanceof Number number ? number.longValue() : -1;
  }

  boolean has(Object target, String name) {
    return field(target.getClass(), name) != null;
  }

  /** Returns the instance field of that name, made accessible, or null. */
  @Nullable Field field(Class<?> type, String name) {
    Map<String, Field> fields = known.get(type);
    Field field = fields.get(name);
    if (field == null) {
      field = find(type, name);
      fields.put(name, field);
    }
    return field.equals(ABSENT) ? null : field;
  }

  /** The declared fields that could be made accessible; none of {@link StoppedLoader}'s unknown. */
  public List<Field> fieldsOf(Class<?> type) {
    List<Field> accessible = new ArrayList<>();
    if (!StoppedLoader.mayAsk(type)) {
      return accessible;
    }
    try {
      opener.open(type);
      for (Field field : type.getDeclaredFields()) {
        field.setAccessible(true);
        accessible.add(field);
      }
      StoppedLoader.asked(type);
    } catch (RuntimeException | LinkageError closed) {
      return List.of();
    }
    return accessible;
  }

  /** A field of a JDK class comes first: a subclass may have one of the same name. */
  private Field find(Class<?> type, String name) {
    Field field = find(type, name, /* ofJdk= */ true);
    return field.equals(ABSENT) ? find(type, name, /* ofJdk= */ false) : field;
  }

  private Field find(Class<?> type, String name, boolean ofJdk) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      if ((at.getClassLoader() == null) == ofJdk) {
        Field field = declared(at, name);
        if (!field.equals(ABSENT)) {
          return field;
        }
      }
    }
    return ABSENT;
  }

  private Field declared(Class<?> at, String name) {
    if (!StoppedLoader.mayAsk(at)) {
      return ABSENT;
    }
    try {
      Field field = at.getDeclaredField(name); // which asks for the types of all
      StoppedLoader.asked(at);
      if (!Modifier.isStatic(field.getModifiers())) {
        opener.open(at);
        field.setAccessible(true);
        return field;
      }
    } catch (NoSuchFieldException | RuntimeException | LinkageError closed) {
      // Not there, or not to be had: the same to the caller.
    }
    return ABSENT;
  }

  private static Field absent() {
    try {
      return Peek.class.getDeclaredField("ABSENT");
    } catch (NoSuchFieldException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
