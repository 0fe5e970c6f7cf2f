package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Reached.Kind;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Primitive arrays in the same field of several objects, each too small to be looked at for itself,
 * as those of one hash table for each tenant. Only fields that can get another array: those of
 * values that are made once are no tables. Keeps objects weakly; for one walk and one thread.
 */
final class Siblings {
  /** Bytes; of smaller ones nothing large is made up within {@link Finds#MOST_OWNERS}. */
  private static final int SMALLEST = 1 << 12;

  private static final int MOST_FIELDS = 1_000;

  private final Map<String, Tally> tallies = new HashMap<>();

  private static final class Tally {
    private final List<WeakReference<Object>> owners = new ArrayList<>();
    private long bytes;
  }

  /** Whether the array may count together with others. */
  static boolean mayCount(Slot slot, Object value, boolean isStatic) {
    return !isStatic
        && !slot.isFinal()
        && bytes(value) >= SMALLEST
        && Terrain.names(slot.declaring());
  }

  /**
   * Takes the array of one more owner.
   *
   * @return the owners to be measured: all so far when their arrays come to be large together, from
   *     then on this one; empty before
   */
  List<Object> add(Slot slot, Object owner, Object array) {
    Tally tally = tallies.get(slot.title());
    if (tally == null) {
      if (tallies.size() >= MOST_FIELDS) {
        return List.of();
      }
      tally = new Tally();
      tallies.put(slot.title(), tally);
    }
    boolean known = tally.bytes >= Sizer.LARGE_ARRAY;
    if (known || tally.owners.size() >= Finds.MOST_OWNERS) {
      return known ? List.of(owner) : List.of();
    }
    tally.owners.add(new WeakReference<>(owner));
    tally.bytes += bytes(array);
    return tally.bytes >= Sizer.LARGE_ARRAY ? living(tally.owners) : List.of();
  }

  /** As large as it is long. */
  static Size size(Object array) {
    return new Size(Array.getLength(array), Bound.NONE, Kind.ARRAY, array, /* nodes= */ false);
  }

  static boolean isPrimitiveArray(@Nullable Object value) {
    Class<?> element = value == null ? null : value.getClass().getComponentType();
    return element != null && element.isPrimitive();
  }

  private static long bytes(Object value) {
    return isPrimitiveArray(value)
        ? (long) Array.getLength(value) * Fill.widthOf(value.getClass().getComponentType())
        : 0;
  }

  private static List<Object> living(List<WeakReference<Object>> owners) {
    List<Object> living = new ArrayList<>();
    for (WeakReference<Object> owner : owners) {
      Object object = owner.get();
      if (object != null) {
        living.add(object);
      }
    }
    return living;
  }
}
