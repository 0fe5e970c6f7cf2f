package io.leakscribe.agent.inspect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counters and texts that a HotSpot JVM keeps in {@code hsperfdata_<user>/<pid>} for tools, in
 * version 2 of their format (prologue and entries of HotSpot's {@code perfMemory.hpp}). They can be
 * read while the JVM runs, without its knowing. Content of any kind throws nothing.
 */
public final class PerfData {
  private static final int MAGIC = 0xcafec0c0;
  private static final int PROLOGUE = 32;
  private static final int ENTRY = 20;
  private static final int MOST_ENTRIES = 10_000;
  private static final PerfData NOTHING = new PerfData(Map.of(), Map.of());

  private final Map<String, String> texts;
  private final Map<String, Long> numbers;

  private PerfData(Map<String, String> texts, Map<String, Long> numbers) {
    this.texts = texts;
    this.numbers = numbers;
  }

  /** Reads a whole file; nothing at all when it is none of that kind. */
  public static PerfData parse(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (file.length < PROLOGUE || in.getInt(0) != MAGIC || in.get(5) != 2) {
      return NOTHING;
    }
    in.order(in.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    PerfData data = new PerfData(new HashMap<>(), new HashMap<>());
    try {
      data.readEntries(in);
    } catch (BufferUnderflowException | IndexOutOfBoundsException torn) {
      // The JVM is just writing it, or it is not what it seems: what was read so far stands.
    }
    return data;
  }

  private void readEntries(ByteBuffer in) {
    int at = in.getInt(24);
    int count = Math.min(in.getInt(28), MOST_ENTRIES);
    for (int i = 0; i < count; i++) {
      int length = in.getInt(at);
      if (length < ENTRY) {
        return;
      }
      readEntry(in, at);
      at += length;
    }
  }

  private void readEntry(ByteBuffer in, int at) {
    String name = text(in, at + in.getInt(at + 4));
    int data = at + in.getInt(at + 16);
    char type = (char) in.get(at + 12);
    if (type == 'J') {
      numbers.put(name, in.getLong(data));
    } else if (type == 'B' && in.getInt(at + 8) > 0) {
      texts.put(name, text(in, data));
    }
  }

  private static String text(ByteBuffer in, int from) {
    int end = from;
    while (in.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    in.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether there was nothing to be read. */
  public boolean isEmpty() {
    return texts.isEmpty() && numbers.isEmpty();
  }

  /** A text, null when it is not there. */
  public @Nullable String text(String name) {
    return texts.get(name);
  }

  /** A number, 0 when it is not there. */
  public long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }
}
