package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Reached.Kind;
import io.leakscribe.agent.probe.holder.Containers;
import io.leakscribe.agent.probe.holder.Initialization;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One walk through what classes and threads refer to, breadth first, in slices; of what is in
 * containers, arrays and chains it follows a few. Ends after {@value #MOST_OBJECTS} objects. Calls
 * no method of what it meets and waits for nobody. Keeps what lies ahead of it alive, so it must
 * not last long. For one thread.
 */
final class Walk {
  static final int MOST_OBJECTS = 300_000;

  /** Smaller things are nobody's leak yet. */
  static final int LARGE = 64;

  private static final int MOST_AHEAD = 100_000;
  private static final int DEEPEST = 40;
  private static final int SAMPLE = 16;
  private static final int CLOCK_EVERY = 4;
  private static final int OWNERS_IN_A_STEP = 256;

  /** What lies ahead is looked at later and later: then rather half a walk. */
  private static final long MOST_WORK = TimeUnit.SECONDS.toNanos(12);

  private final Memory memory;
  private final Terrain terrain;
  private final Containers containers;
  private final Initialization initialization;
  private final Barren barren;
  private final Shapes shapes;
  private final Sizer sizer;
  private final ThreadLocals locals;
  private final Consumer<Found> found;
  private final BiConsumer<Object, Step> met;
  private final IdentityMarks marks = new IdentityMarks();
  private final Siblings siblings = new Siblings();
  private final Deque<Step> ahead = new ArrayDeque<>();

  /** At the end of the queue, and still held. */
  private int held;

  private final List<WeakReference<Object>> owners;

  /** Time spent in slices: how long the pauses are says nothing of what is left to do. */
  private long work;

  /** Weak: the walk takes a while, and a class loader may go meanwhile. */
  private List<WeakReference<Class<?>>> classes;

  private int nextOwner;
  private int nextClass;
  private int phase;

  /**
   * @param reach what walks share
   * @param classes whose statics are roots
   * @param owners objects to begin from, after the statics
   * @param locals learns which field a thread-local is in, and tells of their values
   * @param found takes what is large
   * @param met takes each container and how it was come to
   */
  Walk(
      Reach reach,
      Class<?>[] classes,
      List<WeakReference<Object>> owners,
      ThreadLocals locals,
      Consumer<Found> found,
      BiConsumer<Object, Step> met) {
    this.memory = reach.memory();
    this.terrain = reach.terrain();
    this.containers = reach.containers();
    this.initialization = reach.initialization();
    this.shapes = Shapes.passing(reach);
    this.sizer = Sizer.passing(reach, shapes);
    this.locals = locals;
    this.found = found;
    this.met = met;
    this.barren = reach.barren();
    this.classes = weak(classes);
    this.owners = owners;
  }

  private List<WeakReference<Class<?>>> weak(Class<?>[] classes) {
    List<WeakReference<Class<?>>> weak = new ArrayList<>();
    for (Class<?> type : classes) {
      if (!type.isArray() && !type.isHidden() && !barren.contains(type)) {
        weak.add(new WeakReference<>(type));
      }
    }
    return weak;
  }

  /** Goes on until the time on {@link System#nanoTime}; returns whether the walk is over. */
  boolean advance(long deadline) {
    if (work > MOST_WORK) {
      ahead.clear();
      return true;
    }
    Worked worked = new Worked();
    boolean over = goOn(deadline);
    work += worked.lap();
    return over;
  }

  private boolean goOn(long deadline) {
    for (int i = 1; ; i++) {
      if (!step()) {
        return true;
      }
      if (i % CLOCK_EVERY == 0 && System.nanoTime() - deadline >= 0) {
        rest();
        return false;
      }
    }
  }

  /**
   * Lets go of everything until the next slice: a walk may take minutes, and an application that is
   * undeployed meanwhile must be gone then.
   */
  private void rest() {
    Iterator<Step> newest = ahead.descendingIterator();
    for (int i = Math.min(held, ahead.size()); i > 0; i--) {
      newest.next().weaken();
    }
    held = 0;
  }

  /** Objects looked at so far. */
  int objects() {
    return marks.size();
  }

  private boolean step() {
    if (marks.size() >= MOST_OBJECTS) {
      ahead.clear();
      return false;
    }
    if (phase == 1 && nextOwner < owners.size() && ahead.size() < MOST_AHEAD / 2) {
      owners();
      return true;
    }
    Step next = ahead.poll();
    if (next != null) {
      enter(next);
      return true;
    }
    return moreRoots();
  }

  /** Statics before threads: what both have is better named by a field. */
  private boolean moreRoots() {
    if (phase == 0) {
      if (nextClass < classes.size()) {
        Class<?> type = classes.get(nextClass++).get();
        if (type != null) {
          statics(type);
        }
        return true;
      }
      classes = List.of();
    }
    switch (phase++) {
      case 0 -> owners(); // the others of them before anything is entered, see step
      case 1 -> threads();
      case 2 -> locals.values(this::root);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void statics(Class<?> type) {
    if (!terrain.isRoot(type)) {
      barren.add(type);
      return;
    }
    if (!initialization.isDone(type)) {
      return;
    }
    List<Slot> slots = shapes.statics(type);
    if (slots.isEmpty()) {
      barren.add(type);
    }
    for (Slot slot : slots) {
      Object value = memory.reference(type, slot.offset());
      if (value != null) {
        Step root = Step.root(Step.STATIC + slot.title(), value);
        visit(root, slot, type, value, /* isStatic= */ true);
      }
    }
  }

  /** Tasks and executors are left to their fields and threads, which say more. */
  private void owners() {
    int end = Math.min(owners.size(), nextOwner + OWNERS_IN_A_STEP);
    while (nextOwner < end) {
      Object owner = owners.get(nextOwner++).get();
      if (owner != null && !isTask(owner) && !(owner instanceof ThreadPoolExecutor)) {
        root("an object of " + Names.of(owner.getClass()), owner);
      }
    }
  }

  private static boolean isTask(Object owner) {
    return owner instanceof Runnable || owner instanceof Callable<?>;
  }

  private void threads() {
    for (Thread thread : memory.threads()) {
      if (!terrain.isOurs(thread)) {
        root("thread " + Names.pattern(thread.getName()), thread);
      }
    }
  }

  private void root(String name, Object target) {
    if (isOpen(target) && marks.add(target)) {
      push(Step.root(name, target), isNode(target));
    }
  }

  private void enter(Step step) {
    Object target = step.take();
    if (target == null) {
      return;
    }
    if (target.getClass().isArray() || containers.measure(target) != null) {
      Size body = sizer.shallow(target);
      for (Object element : sizer.sample(body, SAMPLE)) {
        visitElement(step, element, step.heads && sizer.turns(element));
      }
    }
    if (!target.getClass().isArray()) {
      fields(step, target);
    }
  }

  private void fields(Step step, Object target) {
    Shapes.Shape shape = shapes.of(target.getClass());
    boolean container = containers.measure(target) != null;
    for (Slot slot : shape.slots()) {
      boolean inside = container && Terrain.passesOn(slot.declaring().getName());
      boolean counted = step.counted && shape.leadsOn(slot);
      if (!inside && !counted && !locals.isTable(slot)) {
        Object value = memory.reference(target, slot.offset());
        if (value != null && !slot.type().isEnum()) {
          visit(step, slot, target, value, /* isStatic= */ false);
        }
      }
    }
  }

  private void visitElement(Step parent, Object element, boolean counted) {
    if (isOpen(element) && marks.add(element)) {
      push(Step.element(parent, element, counted), isNode(element));
    }
  }

  private void visit(Step parent, Slot slot, Object owner, Object value, boolean isStatic) {
    boolean sibling = Siblings.mayCount(slot, value, isStatic);
    if (!(sibling || isOpen(value)) || !marks.add(value)) {
      return;
    }
    if (sibling) {
      siblings(parent, slot, owner, value);
      if (!Sizer.isLarge(value)) {
        return;
      }
    }
    if (value instanceof ThreadLocal<?> local) {
      locals.name(local, slot.title(), isStatic);
    }
    Step step = isStatic ? parent : Step.field(parent, slot, value);
    Size size = sizer.of(value, slot.isFinal());
    step.measured = size != null;
    step.heads = size != null && hasMoreThanSlots(size);
    if (size != null && size.entries() >= LARGE && !size.isFullForGood()) {
      large(step, slot, owner, value, isStatic, size);
      if (size.nodes() && size.body() == value) {
        List<Object> nodes = sizer.sample(size, SAMPLE);
        nodes.forEach(
            node -> push(Step.element(step, node, /* counted= */ true), /* isNode= */ true));
        return;
      }
    }
    push(step, isNode(value));
  }

  private void siblings(Step parent, Slot slot, Object owner, Object array) {
    List<Object> owners = siblings.add(slot, owner, array);
    Step step = Step.field(parent, slot, array);
    Size size = Siblings.size(array);
    for (Object each : owners) {
      found.accept(
          new Found(
              slot.title(),
              kind(step, size),
              step,
              each,
              slot.offset(),
              /* isStatic= */ false,
              /* fixed= */ false,
              size,
              slot.declaring()));
    }
  }

  private void large(
      Step step, Slot slot, Object owner, Object value, boolean isStatic, Size size) {
    met.accept(value, step);
    met.accept(size.body(), step);
    Kind kind = kind(step, size);
    String name = isStatic || Terrain.names(slot.declaring()) ? slot.title() : null;
    if (name == null && !(value instanceof ThreadPoolExecutor)) {
      name = step.keeper(); // deep inside of something that only holds: who has that
    }
    if (name != null) {
      found.accept(
          new Found(
              name,
              kind,
              step,
              owner,
              slot.offset(),
              isStatic,
              slot.isFinal(),
              size,
              slot.declaring()));
    } else if (value instanceof ThreadPoolExecutor) {
      Slot queue = shapes.slot(value.getClass(), "workQueue");
      if (queue != null) {
        String executor = "executor of " + step.root();
        found.accept(
            new Found(
                executor, kind, step, value, queue.offset(), false, true, size, value.getClass()));
      }
    }
  }

  private static Kind kind(Step step, Size size) {
    String root = step.root();
    if (size.kind() == Kind.TASKS) {
      return Kind.TASKS;
    }
    if (root.startsWith(ThreadLocals.PREFIX)) {
      return Kind.THREAD_LOCAL;
    }
    return root.startsWith("thread ") ? Kind.THREAD : size.kind();
  }

  private boolean isOpen(Object value) {
    Class<?> type = value.getClass();
    return type.isArray()
        ? !type.getComponentType().isPrimitive() || Sizer.isLarge(value)
        : !shapes.isLeaf(type);
  }

  /** Whether chains that begin in an array were counted with it. */
  private static boolean hasMoreThanSlots(Size size) {
    return size.body() instanceof Object[] array && size.entries() > array.length;
  }

  private boolean isNode(Object value) {
    Class<?> type = value.getClass();
    return !type.isArray() && shapes.of(type).mayChain();
  }

  private void push(Step step, boolean isNode) {
    if (ahead.size() < MOST_AHEAD && step.depth < DEEPEST) {
      if (isNode) {
        step.weaken();
      }
      ahead.add(step);
      held++;
    }
  }
}
