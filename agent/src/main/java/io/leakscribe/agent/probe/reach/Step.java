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
  final @Nullable Step parent;

  /** Of a root, of the class that declares the field, or of the element's class. */
  private final String name;

  private final @Nullable String field;

  private @Nullable Object target;
  private @Nullable WeakReference<Object> weak;

  /** Whether it is a sample of a chain that was counted as a whole. */
  final boolean counted;

  final int depth;

  private Step(
      @Nullable Step parent, String name, @Nullable String field, Object target, boolean counted) {
    this.parent = parent;
    this.name = name;
    this.field = field;
    this.target = target;
    this.counted = counted;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  static Step root(String name, Object target) {
    return new Step(null, name, null, target, false);
  }

  static Step field(Step parent, Slot slot, Object target) {
    return new Step(parent, slot.declaring().getName(), slot.name(), target, false);
  }

  static Step element(Step parent, Object target, boolean counted) {
    return new Step(parent, target.getClass().getName(), null, target, counted);
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

  /** The nearest field of application or library code on the way here, or null. */
  @Nullable String keeper() {
    for (Step at = this; at != null; at = at.parent) {
      if (at.field != null && !at.passesOn()) {
        return at.words();
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
