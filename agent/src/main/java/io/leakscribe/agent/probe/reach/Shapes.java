package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.PlainLoaders;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The reference fields of classes. Not thread-safe. */
final class Shapes {
  private static final int MOST = 20_000;

  /** Ways round over another class; a class with more is no node of a chain. */
  private static final int MOST_TURNS = 4;

  private static final Shape NOTHING = new Shape(List.of(), List.of(), List.of());

  private final Memory memory;
  private final Terrain terrain;
  private final Function<Class<?>, Shape> known;
  private final Predicate<Class<?>> leaves;

  /** Weak on both sides, since a shape refers to its class: a walk that rests pins no loader. */
  private final Map<Class<?>, WeakReference<Shape>> passing = new WeakHashMap<>();

  private final Map<Class<?>, Boolean> passingLeaves = new WeakHashMap<>();

  private Shapes(Reach reach, boolean lasting) {
    this.memory = reach.memory();
    this.terrain = reach.terrain();
    this.known = lasting ? onTheClass(this::shapeOf) : this::forNow;
    this.leaves = lasting ? onTheClass(terrain::isLeaf)::apply : this::isLeafForNow;
  }

  /** For one walk, which meets thousands of classes: to be thrown away with it. */
  static Shapes passing(Reach reach) {
    return new Shapes(reach, false);
  }

  /** For the few classes that are looked at again and again. Hangs on them, so pins no loader. */
  static Shapes lasting(Reach reach) {
    return new Shapes(reach, true);
  }

  /**
   * What one class consists of.
   *
   * @param slots instance fields of the class and its superclasses
   * @param links those of them that refer to an object of the same kind
   * @param turns ways to an object of the same kind over one of another class; none where there are
   *     links
   */
  record Shape(List<Slot> slots, List<Slot> links, List<Turn> turns) {
    boolean isNode() {
      return !links.isEmpty();
    }

    /** Whether such objects may refer to others of their kind, at once or over another one. */
    boolean mayChain() {
      return isNode() || !turns.isEmpty();
    }

    /** Whether the slot leads on to others of the kind. */
    boolean leadsOn(Slot slot) {
      return links.contains(slot) || turns.stream().anyMatch(turn -> turn.there().equals(slot));
    }
  }

  /**
   * A link that goes over one object of another class, as inner objects have it that were handed
   * from one outer object to another.
   *
   * @param there from the node to the object between
   * @param back from the object between to the next node
   */
  record Turn(Slot there, Slot back) {}

  Shape of(Class<?> type) {
    return known.apply(type);
  }

  /** As the terrain has it, whom it takes a while to find out. Never asked of arrays. */
  boolean isLeaf(Class<?> type) {
    return leaves.test(type);
  }

  /** Each class has a map of its own for these, of 400 bytes. */
  private static <T> Function<Class<?>, T> onTheClass(Function<Class<?>, T> find) {
    ClassValue<T> values =
        new ClassValue<>() {
          @Override
          protected T computeValue(Class<?> type) {
            return find.apply(type);
          }
        };
    return values::get;
  }

  private boolean isLeafForNow(Class<?> type) {
    Boolean leaf = passingLeaves.get(type);
    if (leaf == null) {
      leaf = terrain.isLeaf(type);
      if (passingLeaves.size() < MOST) {
        passingLeaves.put(type, leaf);
      }
    }
    return leaf;
  }

  private Shape forNow(Class<?> type) {
    WeakReference<Shape> kept = passing.get(type);
    Shape shape = kept == null ? null : kept.get();
    if (shape == null) {
      if (kept == null && passing.size() >= MOST) {
        return NOTHING;
      }
      shape = shapeOf(type);
      passing.put(type, new WeakReference<>(shape));
    }
    return shape;
  }

  /** The static reference fields; the class must be initialised. */
  List<Slot> statics(Class<?> type) {
    List<Slot> slots = new ArrayList<>();
    for (Field field : memory.fields(type)) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        slots.add(slot(field, memory.staticOffset(field)));
      }
    }
    return slots;
  }

  /** The instance field of that name, or null. */
  @Nullable Slot slot(Class<?> type, String name) {
    for (Slot slot : of(type).slots()) {
      if (slot.name().equals(name)) {
        return slot;
      }
    }
    return null;
  }

  private Shape shapeOf(Class<?> type) {
    List<Slot> slots = new ArrayList<>();
    List<Slot> links = new ArrayList<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      if (at == Reference.class) {
        break; // what is weakly held is not held
      }
      for (Field field : memory.fields(at)) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          Slot slot = slot(field, memory.offset(field));
          slots.add(slot);
          if (links(field, type)) {
            links.add(slot);
          }
        }
      }
    }
    List<Turn> turns = links.isEmpty() && !isOfJdk(type) ? turns(slots, type) : List.of();
    return new Shape(List.copyOf(slots), List.copyOf(links), turns);
  }

  private List<Turn> turns(List<Slot> slots, Class<?> type) {
    List<Turn> turns = new ArrayList<>();
    for (Slot there : slots) {
      Class<?> between = there.type();
      if (between.isInterface() || between.isArray() || between.isEnum() || isOfJdk(between)) {
        continue;
      }
      Slot back = PlainLoaders.isPlain(between.getClassLoader()) ? back(between, type) : null;
      if (back != null) {
        turns.add(new Turn(there, back));
      }
    }
    return turns.size() > MOST_TURNS ? List.of() : List.copyOf(turns);
  }

  /** The first field of the class between that may refer to an object of the type. */
  private @Nullable Slot back(Class<?> between, Class<?> type) {
    for (Class<?> at = between; at != null && at != Object.class; at = at.getSuperclass()) {
      if (!PlainLoaders.isPlain(at.getClassLoader())) {
        return null;
      }
      for (Field field : memory.fields(at)) {
        boolean refers = !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
        if (refers && links(field, type)) {
          return slot(field, memory.offset(field));
        }
      }
    }
    return null;
  }

  /** Whether such a field of the class may refer to another object of the class. */
  private static boolean links(Field field, Class<?> type) {
    Class<?> declared = field.getType();
    if (field.getDeclaringClass() == AtomicReference.class) {
      return type != AtomicReference.class; // a node that is its own atomic reference to the next
    }
    boolean anything = declared == Object.class || (declared.isInterface() && isOfJdk(declared));
    return !anything && declared.isAssignableFrom(type);
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getName().startsWith("java.");
  }

  private static Slot slot(Field field, long offset) {
    return new Slot(
        field.getDeclaringClass(),
        field.getName(),
        field.getType(),
        offset,
        Modifier.isFinal(field.getModifiers()));
  }
}
