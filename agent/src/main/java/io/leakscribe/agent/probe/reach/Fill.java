package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.Peek;
import io.leakscribe.agent.probe.holder.PlainLoaders;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * How much of a buffer is in use: an array that is doubled when it is full grows in steps, while
 * what is in it grows evenly. Reads numbers only.
 */
final class Fill {
  /**
   * A count below this share of the length belongs to something else. A table that is doubled when
   * it is half full is a quarter full then.
   */
  private static final double LEAST = 0.24;

  private final Peek peek;

  Fill(Peek peek) {
    this.peek = peek;
  }

  /** Characters, bytes or words in a buffer of the JDK; -1 for anything else. */
  long ofBuffer(Object value) {
    String counter =
        switch (value.getClass().getName()) {
          case "java.lang.StringBuilder",
              "java.lang.StringBuffer",
              "java.io.ByteArrayOutputStream",
              "java.io.CharArrayWriter" ->
              "count";
          case "java.util.BitSet" -> "wordsInUse";
          default -> "";
        };
    return counter.isEmpty() ? -1 : peek.number(value, counter);
  }

  /**
   * Entries that fit into a buffer of the JDK, or into a primitive array that is filled in steps,
   * before they are copied to a larger one; null for anything else.
   *
   * @param used how many are in it
   */
  @Nullable Long room(Object value, long used) {
    if (value.getClass().isArray()) {
      int length = unitOf(value).isEmpty() ? 0 : Array.getLength(value);
      return used < length ? (Long) (long) length : null;
    }
    String array =
        switch (value.getClass().getName()) {
          case "java.lang.StringBuilder", "java.lang.StringBuffer" -> "value";
          case "java.io.ByteArrayOutputStream", "java.io.CharArrayWriter" -> "buf";
          case "java.util.BitSet" -> "words";
          default -> "";
        };
    Object held = array.isEmpty() ? null : peek.object(value, array);
    if (held == null || !held.getClass().isArray()) {
      return null;
    }
    long bytes = (long) Array.getLength(held) * widthOf(held.getClass().getComponentType());
    return bytes / width(value);
  }

  /** Bytes of an element of a primitive array or of a buffer of the JDK; 0 for anything else. */
  int width(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? widthOf(type.getComponentType()) : 0;
    }
    return switch (type.getName()) {
      case "java.lang.StringBuilder", "java.lang.StringBuffer" ->
          1 + Math.max(0, (int) peek.number(value, "coder"));
      case "java.io.ByteArrayOutputStream" -> 1;
      case "java.io.CharArrayWriter" -> 2;
      case "java.util.BitSet" -> Long.BYTES;
      default -> 0;
    };
  }

  /** What the entries of a buffer or of a primitive array are; empty for anything else. */
  static String unitOf(Object value) {
    Class<?> element = value.getClass().getComponentType();
    if (element != null) {
      return element.isPrimitive() ? element.getName() + " values" : "";
    }
    return switch (value.getClass().getName()) {
      case "java.lang.StringBuilder", "java.lang.StringBuffer", "java.io.CharArrayWriter" ->
          "characters";
      case "java.io.ByteArrayOutputStream" -> "bytes";
      case "java.util.BitSet" -> "words of 64 bits";
      default -> "";
    };
  }

  static int widthOf(Class<?> primitive) {
    if (primitive == long.class || primitive == double.class) {
      return Long.BYTES;
    }
    if (primitive == int.class || primitive == float.class) {
      return Integer.BYTES;
    }
    return primitive == short.class || primitive == char.class ? Short.BYTES : 1;
  }

  /** Elements used of a primitive array, by a count that its owner keeps; else its length. */
  long ofArray(@Nullable Object owner, Object array) {
    int length = Array.getLength(array);
    if (owner == null
        || owner instanceof Class<?>
        || !PlainLoaders.isPlain(owner.getClass().getClassLoader())) {
      return length;
    }
    for (Class<?> at = owner.getClass(); at != null && at != Object.class; ) {
      for (Field field : peek.fieldsOf(at)) {
        long count = count(field, owner);
        if (count <= length && count >= LEAST * length) {
          return count;
        }
      }
      at = at.getSuperclass();
    }
    return length;
  }

  private static long count(Field field, Object owner) {
    if (Modifier.isStatic(field.getModifiers())) {
      return -1;
    }
    try {
      if (field.getType() == int.class) {
        return field.getInt(owner);
      }
      return field.getType() == long.class ? field.getLong(owner) : -1;
    } catch (IllegalAccessException closed) {
      return -1;
    }
  }
}
