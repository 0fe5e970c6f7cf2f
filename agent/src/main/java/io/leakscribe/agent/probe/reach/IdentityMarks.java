package io.leakscribe.agent.probe.reach;

/**
 * The objects that a walk has seen, as identity hashes only: it keeps nothing alive, above all not
 * the nodes of a queue, each of which would keep all that came after it. Two objects of one hash
 * are taken for one, which with a few hundred thousand of two billion happens to one in ten
 * thousand. Not thread-safe.
 *
 * <p>In many small tables: an array of half a region of G1 takes whole regions, and stays where it
 * is while a walk of minutes goes on.
 */
final class IdentityMarks {
  private static final int TABLES = 64;
  private static final int FIRST = 16;

  private final int[][] tables = new int[TABLES][FIRST];
  private final int[] sizes = new int[TABLES];
  private int size;

  /** Returns false when it was there. */
  boolean add(Object object) {
    int mark = mark(object);
    int which = tableOf(mark);
    int[] table = tables[which];
    int at = indexOf(table, mark);
    if (table[at] == mark) {
      return false;
    }
    table[at] = mark;
    size++;
    if (++sizes[which] > table.length / 2) {
      tables[which] = grown(table);
    }
    return true;
  }

  boolean contains(Object object) {
    int mark = mark(object);
    int[] table = tables[tableOf(mark)];
    return table[indexOf(table, mark)] == mark;
  }

  int size() {
    return size;
  }

  private static int mark(Object object) {
    return System.identityHashCode(object) + 1;
  }

  private static int[] grown(int[] old) {
    int[] table = new int[old.length * 2];
    for (int mark : old) {
      if (mark != 0) {
        table[indexOf(table, mark)] = mark;
      }
    }
    return table;
  }

  /** By the upper bits; the place in the table is by others. */
  private static int tableOf(int mark) {
    return (mark * 0x9E3779B9) >>> 26;
  }

  private static int indexOf(int[] table, int mark) {
    int mask = table.length - 1;
    int at = ((mark * 0x9E3779B9) >>> 7) & mask;
    while (table[at] != 0 && table[at] != mark) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
