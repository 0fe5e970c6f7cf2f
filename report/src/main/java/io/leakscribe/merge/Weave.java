package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Merges three versions of a sequence. The order is the person's; what is new is put after what it
 * follows in the fresh version, behind what a person wrote there.
 *
 * @param <T> what the sequence consists of
 */
final class Weave<T> {
  /** What differs between sequences of units and of rows. */
  interface Parts<T> {
    /** Merges one that all three versions have. */
    T merge(T base, T mine, T fresh);

    /** Makes one that is new fit between the person's. */
    T adopt(T fresh);

    /** Whether a person left it as it was generated. */
    boolean isUntouched(T base, T mine);

    /** Whether one that is no longer generated is kept because of what follows it. */
    boolean isHeld(T mine, @Nullable T next);
  }

  /**
   * One of the merged sequence.
   *
   * @param mine its index in the person's version, or -1
   * @param fresh its index in the fresh version, or -1 when it is a person's
   */
  record Slot<T>(T value, int mine, int fresh) {}

  private final List<T> base;
  private final List<T> mine;
  private final List<T> fresh;
  private final Parts<T> parts;
  private final BiPredicate<T, T> later;
  private final List<Slot<T>> slots = new ArrayList<>();

  /**
   * @param later whether a person's one belongs behind a new one although it comes first
   */
  Weave(List<T> base, List<T> mine, List<T> fresh, Parts<T> parts, BiPredicate<T, T> later) {
    this.base = base;
    this.mine = mine;
    this.fresh = fresh;
    this.parts = parts;
    this.later = later;
  }

  List<Slot<T>> of(List<Ident> bases, List<Ident> mines, List<Ident> freshes) {
    int[] toMine = Pairing.of(bases, mines);
    int[] toFresh = Pairing.of(bases, freshes);
    int[] fromMine = Pairing.inverse(toMine, mine.size());
    int[] fromFresh = Pairing.inverse(toFresh, fresh.size());
    keep(fromMine, toFresh, adopted(mines, fromMine, freshes, fromFresh));
    if (isInOrder(fromMine)) {
      sort();
    }
    for (int t = 0; t < fresh.size(); t++) {
      if (fromFresh[t] < 0 && find(t) < 0) {
        insert(t);
      }
    }
    return slots;
  }

  /** What a person copied from a fresh version before it came here by itself. */
  private static int[] adopted(
      List<Ident> mines, int[] fromMine, List<Ident> freshes, int[] fromFresh) {
    int[] adopted = new int[mines.size()];
    java.util.Arrays.fill(adopted, -1);
    boolean[] used = new boolean[freshes.size()];
    for (int m = 0; m < mines.size(); m++) {
      for (int t = 0; fromMine[m] < 0 && t < freshes.size() && adopted[m] < 0; t++) {
        if (fromFresh[t] < 0 && !used[t] && freshes.get(t).text().equals(mines.get(m).text())) {
          adopted[m] = t;
          used[t] = true;
        }
      }
    }
    return adopted;
  }

  private void keep(int[] fromMine, int[] toFresh, int[] adopted) {
    for (int m = 0; m < mine.size(); m++) {
      T value = mine.get(m);
      int b = fromMine[m];
      int t = b < 0 ? adopted[m] : toFresh[b];
      if (b < 0) {
        slots.add(new Slot<>(value, m, t));
      } else if (t >= 0) {
        slots.add(new Slot<>(parts.merge(base.get(b), value, fresh.get(t)), m, t));
      } else if (!parts.isUntouched(base.get(b), value)
          || parts.isHeld(value, own(m + 1, fromMine))) {
        slots.add(new Slot<>(value, m, -1));
      }
    }
  }

  private @Nullable T own(int m, int[] fromMine) {
    return m < mine.size() && fromMine[m] < 0 ? mine.get(m) : null;
  }

  /** Whether a person has moved nothing. */
  private static boolean isInOrder(int[] fromMine) {
    int last = -1;
    for (int b : fromMine) {
      if (b >= 0 && b < last) {
        return false;
      }
      last = Math.max(last, b);
    }
    return true;
  }

  /** The order of the fresh version; what is a person's stays behind its neighbour. */
  private void sort() {
    List<List<Slot<T>>> runs = new ArrayList<>();
    for (Slot<T> slot : slots) {
      if (slot.fresh() >= 0 || runs.isEmpty()) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(slot);
    }
    runs.sort(Comparator.comparingInt(run -> run.get(0).fresh()));
    slots.clear();
    runs.forEach(slots::addAll);
  }

  private void insert(int t) {
    int at = 0;
    for (int before = t - 1; before >= 0; before--) {
      int found = find(before);
      if (found >= 0) {
        at = found + 1;
        break;
      }
    }
    T value = parts.adopt(fresh.get(t));
    while (at < slots.size()
        && slots.get(at).fresh() < 0
        && !later.test(slots.get(at).value(), value)) {
      at++;
    }
    slots.add(at, new Slot<>(value, -1, t));
  }

  private int find(int t) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).fresh() == t) {
        return i;
      }
    }
    return -1;
  }
}
