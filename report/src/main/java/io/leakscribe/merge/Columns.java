package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which column of one version is which of another: a person may add, rename or delete some. */
final class Columns {
  /**
   * A column of the merged table.
   *
   * @param name its header
   * @param mine index in the person's table, or -1
   * @param base index in the base, or -1
   * @param fresh index in the fresh table, or -1
   */
  record Column(String name, int mine, int base, int fresh) {}

  private final Table base;
  private final int[] mineToBase;
  private final int[] freshToBase;
  private final List<Column> merged = new ArrayList<>();

  Columns(Table base, Table mine, Table fresh) {
    this.base = base;
    mineToBase = pair(mine.header(), base.header());
    freshToBase = pair(fresh.header(), base.header());
    for (int i = 0; i < mine.header().size(); i++) {
      int b = mineToBase[i];
      int f = b >= 0 ? index(freshToBase, b) : added(fresh, mine.header().get(i));
      String name = mine.header().get(i);
      boolean renamed = b >= 0 && !name.equals(base.header().get(b));
      merged.add(new Column(f < 0 || renamed ? name : fresh.header().get(f), i, b, f));
    }
    for (int f = 0; f < freshToBase.length; f++) {
      int added = f;
      if (freshToBase[f] < 0 && merged.stream().noneMatch(column -> column.fresh() == added)) {
        merged.add(new Column(fresh.header().get(f), -1, -1, f));
      }
    }
  }

  private static int[] pair(List<String> from, List<String> to) {
    int[] pairs = new int[from.size()];
    Arrays.setAll(pairs, i -> to.indexOf(from.get(i)));
    for (int i = 0; i < pairs.length && from.size() == to.size(); i++) {
      if (pairs[i] < 0 && index(pairs, i) < 0) {
        pairs[i] = i;
      }
    }
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] >= 0 && index(pairs, pairs[i]) < i) {
        pairs[i] = -1;
      }
    }
    return pairs;
  }

  private static int index(int[] pairs, int value) {
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] == value) {
        return i;
      }
    }
    return -1;
  }

  private int added(Table fresh, String name) {
    int f = fresh.header().indexOf(name);
    return f >= 0 && freshToBase[f] < 0 ? f : -1;
  }

  List<Column> merged() {
    return merged;
  }

  /** The cells of a person's row in the order of the base. */
  List<String> mineAsBase(List<String> cells) {
    return asBase(cells, mineToBase);
  }

  /** The cells of a fresh row in the order of the base. */
  List<String> freshAsBase(List<String> cells) {
    return asBase(cells, freshToBase);
  }

  private List<String> asBase(List<String> cells, int[] toBase) {
    List<String> ordered = new ArrayList<>(Collections.nCopies(base.header().size(), ""));
    for (int i = 0; i < toBase.length && i < cells.size(); i++) {
      if (toBase[i] >= 0) {
        ordered.set(toBase[i], cells.get(i));
      }
    }
    return ordered;
  }

  /** Whether a person wrote something into a column of their own. */
  boolean hasOwn(List<String> mine) {
    return merged.stream()
        .anyMatch(c -> c.base() < 0 && c.mine() >= 0 && !cell(mine, c.mine()).isEmpty());
  }

  static String cell(List<String> cells, int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }
}
