package io.leakscribe.agent.probe.reach;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object on the way from a root, and how it was come to. Lives as long as the walk: it refers
 * to an object of the application until it is weak, and never to a class.
 */
final class Step {
  /** How the name of a root begins that is a static field. */
  static final String STATIC = "static ";

  final @Nullable Step parent;

  /** Of a root, of the class that declares the field, or of the element's class. */
  private final String name;

  private final @Nullable String field;

  /** Whether it is a field after which what it leads to can be called. */
  private final boolean givesName;

  private @Nullable Object target;
  private @Nullable WeakReference<Object> weak;

  /** Whether it is a sample of a chain that was counted as a whole. */
  final boolean counted;

  /** Whether it has a size: then that counts what is inside of it. */
  boolean measured;

  /** Whether it is an array that was counted with the chains that begin in it. */
  boolean heads;

  final int depth;

  private Step(
      @Nullable Step parent,
      String name,
      @Nullable String field,
      boolean givesName,
      Object target,
      boolean counted) {
    this.parent = parent;
    this.name = name;
    this.field = field;
    this.givesName = givesName;
    this.target = target;
    this.counted = counted;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  static Step root(String name, Object target) {
    return new Step(null, name, null, false, target, false);
  }

  static Step field(Step parent, Slot slot, Object target) {
    Class<?> declaring = slot.declaring();
    return new Step(
        parent, declaring.getName(), slot.name(), Terrain.names(declaring), target, false);
  }

  static Step element(Step parent, Object target, boolean counted) {
    return new Step(parent, target.getClass().getName(), null, false, target, counted);
  }

  /**
   * Holds the object weakly from now on. A node that its list has let go of must not be held at
   * all: it would keep all nodes that came after it, and those that are still to come.
   */
  void weaken() {
    if (target != null) {
      weak = new WeakReference<>(target);
      target = null;
    }
  }

  /** Lets go of the object and returns it; null when it was taken before or is gone. */
  @Nullable Object take() {
    Object taken = weak == null ? target : weak.get();
    target = null;
    weak = null;
    return taken;
  }

  /** Name of the root that it was come from. */
  String root() {
    Step at = this;
    while (at.parent != null) {
      at = at.parent;
    }
    return at.words();
  }

  /** Names of all steps, root first; what only passes on is left out. */
  List<String> path() {
    Deque<String> names = new ArrayDeque<>();
    for (Step at = this; at != null; at = at.parent) {
      if (at.parent == null || !at.passesOn()) {
        names.addFirst(at.words());
      }
    }
    return List.copyOf(names);
  }

  /**
   * The nearest field on the way here that gives a name to what it leads to; null where there is
   * none, or where something was measured on the way, of which this is a part.
   */
  @Nullable String keeper() {
    for (Step at = parent; at != null && !at.measured; at = at.parent) {
      if (at.givesName) {
        return at.words();
      }
      if (at.parent == null && at.name.startsWith(STATIC)) {
        return at.name.substring(STATIC.length());
      }
    }
    return null;
  }

  private boolean passesOn() {
    return parent != null && Terrain.passesOn(name);
  }

  private String words() {
    if (parent == null) {
      return name;
    }
    return field == null ? Names.of(name) : Names.of(name) + "." + field;
  }
}
