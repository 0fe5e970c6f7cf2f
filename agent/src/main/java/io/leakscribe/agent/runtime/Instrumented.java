package io.leakscribe.agent.runtime;

import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.probe.holder.EntryValues;
import io.leakscribe.agent.probe.holder.HolderPlace;
import io.leakscribe.agent.probe.holder.HolderProbe;
import io.leakscribe.agent.probe.holder.HolderRegistry;
import io.leakscribe.agent.probe.holder.HolderWeaver;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import io.leakscribe.agent.probe.holder.Peek;
import io.leakscribe.agent.probe.lifecycle.LifecycleProbe;
import io.leakscribe.agent.probe.lifecycle.LifecycleWeavers;
import io.leakscribe.agent.probe.process.Collectors;
import io.leakscribe.agent.probe.process.ProcessProbe;
import io.leakscribe.agent.probe.reach.ReachProbe;
import io.leakscribe.agent.probe.turnover.ContainerLinks;
import io.leakscribe.agent.probe.turnover.TurnoverProbe;
import io.leakscribe.agent.probe.weave.BridgeHooks;
import io.leakscribe.agent.probe.weave.ClassWeaver;
import io.leakscribe.agent.probe.weave.Hooks;
import io.leakscribe.agent.probe.weave.WeavingTransformer;
import io.leakscribe.agent.thread.AgentThreads;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is woven into the application, and what listens to it. Made on the thread that the
 * application waits for, so it does only what must be done before the first class is loaded.
 */
final class Instrumented {
  private static final int BATCH = 50;
  private static final String GENERATIONAL_ZGC = "ZGC (generational)";

  final HolderProbe holders;
  final LifecycleProbe lifecycles;
  final BridgeHooks hooks;
  private final EntryValues values;
  private final ContainerLinks links = new ContainerLinks();
  private final HolderRegistry registry = new HolderRegistry();
  private final WeavingTransformer transformer;
  private final Instrumentation instrumentation;

  Instrumented(Instrumentation inst, Class<?> bridge, Options options, Consumer<String> log) {
    instrumentation = inst;
    hooks = new BridgeHooks(bridge);
    holders = new HolderProbe(registry, ModuleOpener.by(inst), inst::getObjectSize);
    values = new EntryValues(ModuleOpener.by(inst));
    lifecycles =
        new LifecycleProbe(
            LifecycleProbe.DEFAULT_CAP,
            options.sessions(),
            System::nanoTime,
            InstantSource.system(),
            new Peek(ModuleOpener.by(inst)),
            holders::nameOf,
            holders::holdersOf);
    holders.makeRoom(inst::getAllLoadedClasses, log);
    List<ClassWeaver> weavers = new ArrayList<>();
    weavers.add(new HolderWeaver(registry));
    weavers.add(links);
    weavers.addAll(LifecycleWeavers.all(options.sessions(), options.caches()));
    transformer =
        new WeavingTransformer(
            Instrumented.class.getClassLoader(),
            String.join(";", options.include()),
            String.join(";", options.exclude()),
            weavers,
            log);
  }

  /** Opens the package of a class of the JDK to us. */
  void open(Class<?> type) {
    ModuleOpener.by(instrumentation).open(type);
  }

  /** Not made before it is needed: it loads much. */
  ProcessProbe process(Consumer<String> log) {
    return new ProcessProbe(instrumentation, new Peek(ModuleOpener.by(instrumentation)), log);
  }

  /** Looks at nothing before somebody wants it to. */
  ReachProbe reach(Consumer<String> log) {
    ClassLoader us = Instrumented.class.getClassLoader();
    return new ReachProbe(
        instrumentation::getAllLoadedClasses,
        ModuleOpener.by(instrumentation),
        type -> type.getClassLoader() == us,
        instrumentation::getObjectSize,
        task -> AgentThreads.daemon("leakscribe-reach", task),
        log);
  }

  /**
   * From here on, classes are woven as they are loaded. For the sake of a transformer that can
   * retransform, the JVM keeps the file of each woven class as it was: 8 MB in a small service. So
   * it is one only where it has to be.
   *
   * @param attached whether classes that are loaded already will be woven, too
   */
  void install(boolean attached) {
    registry.listenTo(hooks);
    lifecycles.listen(hooks);
    instrumentation.addTransformer(transformer, /* canRetransform= */ attached);
  }

  /** Off the thread that the application waits for: asking for the collector loads much. */
  void fitToCollector() {
    if (GENERATIONAL_ZGC.equals(Collectors.name())) {
      lifecycles.setCap(LifecycleProbe.GENERATIONAL_ZGC_CAP);
    }
  }

  /** Weaves nothing yet. */
  TurnoverProbe turnovers(ReachProbe reach, Duration pauseBudget, Consumer<String> log) {
    return new TurnoverProbe(
        instrumentation,
        hooks,
        holder -> placesOf(holder, reach),
        values::of,
        values::changes,
        holders::fieldsOf,
        links,
        transformer,
        pauseBudget,
        System::nanoTime,
        log);
  }

  private List<HolderPlace> placesOf(String holder, ReachProbe reach) {
    List<HolderPlace> places = holders.placesOf(holder);
    return places.isEmpty() ? reach.placesOf(holder) : places;
  }

  /** For an agent that cannot run: nothing more is woven, and what is woven reports to nobody. */
  void uninstall() {
    instrumentation.removeTransformer(transformer);
    for (int kind = 0; kind < Hooks.CAPACITY; kind++) {
      hooks.listen(kind, null);
    }
    hooks.suspect(null);
  }

  /** Weaves what was loaded before we came. On the agent's thread: it takes its time. */
  void weaveLoaded(Consumer<String> log) {
    Retransforming retransforming = new Retransforming(instrumentation, registry::adopt);
    List<Class<?>> classes = loaded();
    for (int from = 0; from < classes.size(); from += BATCH) {
      retransforming.all(classes.subList(from, Math.min(from + BATCH, classes.size())));
    }
    retransforming.tell(log);
  }

  /** By name: those that the JVM refuses are often of one library, and cost less side by side. */
  private List<Class<?>> loaded() {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (instrumentation.isModifiableClass(loaded) && transformer.mayWeave(loaded)) {
        classes.add(loaded);
      }
    }
    classes.sort(Comparator.comparing(Class::getName));
    return classes;
  }

  /** Classes that the application has loaded since we came. */
  long loadedClasses() {
    return transformer.loaded();
  }

  long errors() {
    return transformer.errors();
  }
}
