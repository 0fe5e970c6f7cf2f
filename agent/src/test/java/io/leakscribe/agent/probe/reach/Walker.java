package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks to the end at once and measures what it found. */
final class Walker {

  final Map<Object, List<String>> met = new HashMap<>();
  private final Reach reach;
  private final ThreadLocals locals;
  private final Finds finds;
  private final Sizer sizer;
  private final Weigher weigher;
  private int objects;

  Walker() throws ReflectiveOperationException {
    this(type -> false);
  }

  Walker(Predicate<Class<?>> ours) throws ReflectiveOperationException {
    reach = Reach.open(ModuleOpener.by(instrumentation()), ours, instrumentation()::getObjectSize);
    Shapes shapes = Shapes.lasting(reach);
    sizer = Sizer.lasting(reach, shapes);
    Tasks tasks = new Tasks(reach.memory(), shapes, reach.containers().peek());
    weigher = new Weigher(reach, sizer);
    locals = new ThreadLocals(reach.memory(), reach.terrain(), shapes, sizer, tasks, weigher);
    finds = new Finds(reach, shapes, sizer, weigher);
  }

  static Instrumentation instrumentation() {
    try {
      // By reflection: the class has annotations that are not on the class path, which lint minds.
      return (Instrumentation)
          Class.forName("net.bytebuddy.agent.ByteBuddyAgent").getMethod("install").invoke(null);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("no instrumentation for the tests", failure);
    }
  }

  Map<String, HolderReading> from(Class<?>... classes) {
    return walk(classes, List.of());
  }

  Map<String, HolderReading> fromObject(Object owner) {
    return walk(new Class<?>[0], List.of(new WeakReference<>(owner)));
  }

  Map<String, HolderReading> readings() {
    return readings(Set.of());
  }

  Map<String, HolderReading> readings(Set<String> asked) {
    finds.measure(asked, System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    return Stream.concat(finds.readings().stream(), locals.readings(asked).stream())
        .collect(Collectors.toMap(HolderReading::holder, reading -> reading));
  }

  /** Cold code may be too slow for what a look is allowed: then there is a next one. */
  long bytesEach(Object value) {
    OptionalLong each = OptionalLong.empty();
    for (int i = 0; i < 100 && each.isEmpty(); i++) {
      each = weigher.bytesEach(sizer.of(value, /* fixed= */ false));
    }
    return each.orElseThrow();
  }

  int objects() {
    return objects;
  }

  /** To be advanced by the test. */
  Walk begun(List<WeakReference<Object>> owners) {
    return walkFrom(new Class<?>[0], owners);
  }

  private Walk walkFrom(Class<?>[] classes, List<WeakReference<Object>> owners) {
    return new Walk(
        reach,
        classes,
        new ArrayList<>(owners),
        locals,
        finds::add,
        (container, step) -> met.put(System.identityHashCode(container), step.path()));
  }

  private Map<String, HolderReading> walk(Class<?>[] classes, List<WeakReference<Object>> owners) {
    Walk walk = walkFrom(classes, owners);
    int slices = 0;
    while (!walk.advance(System.nanoTime() + 20_000_000L) && slices < 10_000) {
      slices++;
    }
    objects = walk.objects();
    return readings();
  }
}
