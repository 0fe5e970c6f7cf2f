package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.probe.holder.Peek;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What walks found, weakly, to be measured again and again: at most {@value #MOST} names of {@value
 * #MOST_OWNERS} owners each. Not thread-safe.
 */
final class Finds {
  static final int MOST = 512;
  static final int MOST_OWNERS = 16;

  /** Counting chains takes long. */
  private static final int MOST_HEADS = 4;

  /** What takes long to count is counted so seldom that it takes a hundredth of the time. */
  private static final int REST = 100;

  private final Memory memory;
  private final Shapes shapes;
  private final Sizer sizer;
  private final Peek peek;
  private final Fill fill;
  private final Weigher weigher;
  private final Map<String, Find> finds = new LinkedHashMap<>();

  /** What is still to be measured in this round. */
  private final ArrayDeque<Find> round = new ArrayDeque<>();

  Finds(Reach reach, Shapes shapes, Sizer sizer, Weigher weigher) {
    this.memory = reach.memory();
    this.shapes = shapes;
    this.sizer = sizer;
    this.peek = reach.containers().peek();
    this.weigher = weigher;
    this.fill = new Fill(peek);
  }

  void add(Found found) {
    Find known = finds.get(found.name());
    if (known == null) {
      makeRoom();
      known = new Find(found);
      finds.put(found.name(), known);
    }
    known.own(found);
  }

  /**
   * Goes on with a round of measuring what is due, or begins one.
   *
   * @param deadline on {@link System#nanoTime}; looked at between two
   * @return whether the round is over
   */
  boolean measure(Set<String> asked, long deadline) {
    if (round.isEmpty()) {
      finds.values().removeIf(Find::isGone);
      round.addAll(finds.values());
    }
    Worked worked = new Worked();
    for (Find find = round.poll(); find != null; find = round.poll()) {
      find.measure(asked.contains(find.name), worked);
      if (System.nanoTime() - deadline >= 0) {
        return round.isEmpty();
      }
    }
    return true;
  }

  /** The newest readings of all. */
  List<HolderReading> readings() {
    List<HolderReading> readings = new ArrayList<>();
    for (Find find : finds.values()) {
      if (find.entries >= Walk.LARGE) {
        readings.add(find.reading());
      }
    }
    return readings;
  }

  /** The containers of those holders that were asked for, weakly. */
  Map<String, Places> places(Set<String> asked) {
    Map<String, Places> all = new HashMap<>();
    for (Find find : finds.values()) {
      if (asked.contains(find.name)) {
        all.put(find.name, find.places());
      }
    }
    return all;
  }

  /**
   * Where a holder's entries are.
   *
   * @param declaring class whose code is likely to fill it
   * @param containers of all its owners
   */
  record Places(
      WeakReference<Class<?>> declaring, List<WeakReference<Object>> containers, long entries) {}

  /** That which grew least goes. */
  private void makeRoom() {
    if (finds.size() >= MOST) {
      finds.values().stream()
          .min(Comparator.comparingLong(find -> find.entries - find.first))
          .ifPresent(least -> finds.remove(least.name));
    }
  }

  private record Owner(WeakReference<Object> object, long offset, boolean fixed) {}

  private final class Find {
    private final String name;
    private final boolean isStatic;
    private final Reached.Kind kind;
    private final WeakReference<Class<?>> declaring;
    private final List<String> path;
    private final List<Owner> owners = new ArrayList<>();
    private final long first;
    private long entries;
    private long largest;
    private int living;
    private String type = "";
    private Bound bound = Bound.NONE;
    private @Nullable Long room;
    private final OwnerBound ownerBound = new OwnerBound(peek);
    private String words = "";
    private List<String> classes = List.of();
    private @Nullable Long bytesEach;

    /**
     * Entries when they were weighed: what grows is weighed again when it is half as large again.
     */
    private long weighedAt;

    private long due;

    Find(Found found) {
      name = found.name();
      isStatic = found.isStatic();
      kind = found.kind();
      declaring = new WeakReference<>(found.declaring());
      path = found.step().path();
      first = found.size().entries();
    }

    void own(Found found) {
      owners.removeIf(owner -> owner.object().refersTo(null));
      boolean known =
          owners.stream()
              .anyMatch(o -> o.object().refersTo(found.owner()) && o.offset() == found.offset());
      int most = kind == Reached.Kind.LINKED ? MOST_HEADS : MOST_OWNERS;
      if (!known && owners.size() < most) {
        owners.add(new Owner(new WeakReference<>(found.owner()), found.offset(), found.fixed()));
      }
    }

    boolean isGone() {
      return owners.stream().allMatch(owner -> owner.object().refersTo(null));
    }

    void measure(boolean look, Worked worked) {
      if (due != 0 && System.nanoTime() - due < 0) {
        return;
      }
      worked.lap();
      long sum = 0;
      long most = -1;
      int count = 0;
      List<Object> seen = new ArrayList<>();
      for (Owner owner : owners) {
        Size size = sizeOf(owner);
        if (size != null && seen.stream().noneMatch(body -> body == size.body())) {
          seen.add(size.body());
          sum += size.entries();
          count++;
          if (size.entries() > most) {
            most = size.entries();
            type = size.body().getClass().getName();
            bound = ownerBound.of(owner.object().get(), size);
            // Several buffers are not copied at once.
            room = count > 1 ? null : fill.room(size.body(), size.entries());
          }
        }
      }
      // Several owners of nodes refer into one chain, most likely.
      entries = kind == Reached.Kind.LINKED ? Math.max(0, most) : sum;
      largest = Math.max(0, most);
      living = count;
      if (look || words.isEmpty()) {
        look();
      }
      due = System.nanoTime() + REST * worked.lap();
    }

    @Nullable Size sizeOf(Owner owner) {
      Object object = owner.object().get();
      Object value = object == null ? null : memory.reference(object, owner.offset());
      Size size = sizer.of(value, owner.fixed());
      if (size == null && value != null && Siblings.isPrimitiveArray(value)) {
        size = Siblings.size(value); // small, and yet it was large with others when it was found
      }
      return size != null && Siblings.isPrimitiveArray(size.body())
          ? size.withEntries(fill.ofArray(object, size.body()))
          : size;
    }

    Places places() {
      List<WeakReference<Object>> containers = new ArrayList<>();
      for (Owner owner : owners) {
        Size size = sizeOf(owner);
        if (size != null && !size.nodes() && !size.body().getClass().isArray()) {
          containers.add(new WeakReference<>(size.body()));
        }
      }
      return new Places(declaring, containers, entries);
    }

    HolderReading reading() {
      return new HolderReading(
          name,
          type,
          entries,
          largest,
          living,
          isStatic,
          bound,
          null,
          Sampled.of(classes, bytesEach),
          new Reached(kind, path, words, room));
    }

    private void weigh(Size size) {
      if (bytesEach == null || entries > weighedAt + weighedAt / 2) {
        weigher
            .bytesEach(size)
            .ifPresent(
                each -> {
                  bytesEach = each;
                  weighedAt = entries;
                });
      }
    }

    private void look() {
      Contents contents = new Contents(sizer, new Tasks(memory, shapes, peek));
      for (Owner owner : owners) {
        Size size = sizeOf(owner);
        if (size != null) {
          contents.add(size);
          if (size.entries() >= largest / 2) { // it changes meanwhile
            weigh(size);
          }
        }
      }
      classes = contents.classes();
      words = contents.words(kind, name, path);
    }
  }
}
