package io.leakscribe.agent.probe.reach;

/**
 * The objects that a walk has seen, as identity hashes only: it keeps nothing alive, above all not
 * the nodes of a queue, each of which would keep all that came after it. Two objects of one hash
 * are taken for one, which with a few hundred thousand of two billion happens to one in ten
 * thousand. Not thread-safe.
 */
final class IdentityMarks {
  private int[] table = new int[1 << 12];
  private int size;

  /** Returns false when it was there. */
  boolean add(Object object) {
    return add(System.identityHashCode(object) + 1);
  }

  boolean contains(Object object) {
    int mark = System.identityHashCode(object) + 1;
    return table[indexOf(mark)] == mark;
  }

  int size() {
    return size;
  }

  private boolean add(int mark) {
    int at = indexOf(mark);
    if (table[at] == mark) {
      return false;
    }
    table[at] = mark;
    if (++size > table.length / 2) {
      grow();
    }
    return true;
  }

  private void grow() {
    int[] old = table;
    table = new int[old.length * 2];
    for (int mark : old) {
      if (mark != 0) {
        table[indexOf(mark)] = mark;
      }
    }
  }

  private int indexOf(int mark) {
    int mask = table.length - 1;
    int at = ((mark * 0x9E3779B9) >>> 7) & mask;
    while (table[at] != 0 && table[at] != mark) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
