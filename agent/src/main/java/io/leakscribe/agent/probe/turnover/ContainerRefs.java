package io.leakscribe.agent.probe.turnover;

import java.util.Arrays;

/**
 * Finds in the constant pool of a class file which other classes it shares containers with: a field
 * of theirs that is one, a method of theirs that takes or returns one, or a superclass.
 *
 * <p>Reads bytes and makes no strings, since it is asked for every class that is loaded.
 */
final class ContainerRefs {
  private static final int MOST = 64;

  private static final byte[][] CONTAINERS = {
    bytes("Map;"),
    bytes("List;"),
    bytes("Set;"),
    bytes("Collection;"),
    bytes("Queue;"),
    bytes("Deque;"),
    bytes("Vector;"),
    bytes("Cache;"),
    bytes("Properties;"),
    bytes("Hashtable;"),
  };
  private static final byte[] JDK = bytes("java/");

  private final byte[] file;
  private final int[] at;
  private int[] found = new int[8];
  private int size;

  /** Hash of the internal name of the class. */
  int self;

  ContainerRefs(byte[] file) {
    this.file = file;
    this.at = new int[u2(8)];
  }

  /** Hashes of the internal names of the other classes. */
  int[] find() {
    int end = index();
    int thisName = className(u2(end + 2));
    self = hash(thisName);
    int superClass = u2(end + 4);
    if (superClass != 0) {
      add(className(superClass));
    }
    for (int offset : at) {
      if (offset != 0 && isReference(file[offset]) && sharesContainer(offset)) {
        add(className(u2(offset + 1)));
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static boolean isReference(byte tag) {
    return tag >= 9 && tag <= 11;
  }

  /** Returns where the constant pool ends. */
  private int index() {
    int position = 10;
    for (int i = 1; i < at.length; i++) {
      at[i] = position;
      switch (file[position]) {
        case 1 -> position += 3 + u2(position + 1);
        case 5, 6 -> {
          position += 9;
          i++;
        }
        case 7, 8, 16, 19, 20 -> position += 3;
        case 15 -> position += 4;
        default -> position += 5;
      }
    }
    return position;
  }

  private boolean sharesContainer(int reference) {
    int descriptor = at[u2(at[u2(reference + 3)] + 3)];
    int start = descriptor + 3;
    int end = start + u2(descriptor + 1);
    for (int i = start; i < end; i++) {
      if (file[i] == ';' && endsWithContainer(start, i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the type that a descriptor ends with is called as a container is. */
  static boolean isContainer(String descriptor) {
    byte[] end = bytes(descriptor);
    for (byte[] suffix : CONTAINERS) {
      int from = end.length - suffix.length;
      if (from > 0 && Arrays.equals(end, from, end.length, suffix, 0, suffix.length)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWithContainer(int start, int end) {
    for (byte[] suffix : CONTAINERS) {
      int from = end - suffix.length;
      if (from > start && Arrays.equals(file, from, end, suffix, 0, suffix.length)) {
        return true;
      }
    }
    return false;
  }

  private void add(int name) {
    int start = name + 3;
    if (Arrays.equals(file, start, start + JDK.length, JDK, 0, JDK.length) || file[start] == '[') {
      return;
    }
    int hash = hash(name);
    if (hash == self || size == MOST) {
      return;
    }
    for (int i = 0; i < size; i++) {
      if (found[i] == hash) {
        return;
      }
    }
    if (size == found.length) {
      found = Arrays.copyOf(found, 2 * size);
    }
    found[size++] = hash;
  }

  private int className(int classIndex) {
    return at[u2(at[classIndex] + 1)];
  }

  /** As {@link String#hashCode}, for names in ASCII. */
  private int hash(int utf8) {
    int hash = 0;
    int end = utf8 + 3 + u2(utf8 + 1);
    for (int i = utf8 + 3; i < end; i++) {
      hash = 31 * hash + (file[i] & 0xff);
    }
    return hash;
  }

  private int u2(int offset) {
    return ((file[offset] & 0xff) << 8) | (file[offset + 1] & 0xff);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
