package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.probe.holder.HolderPlace;
import io.leakscribe.agent.probe.weave.Hooks;
import io.leakscribe.agent.probe.weave.WeavePolicy;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Counts who inserts into suspected holders and who removes, each for a bounded time and at most
 * {@value #AT_ONCE} at once.
 *
 * <p>Retransforms classes, each of which is a short pause of the whole application: all of them on
 * the calling thread, which is to be the agent's.
 */
public final class TurnoverProbe {
  private static final int AT_ONCE = 3;
  private static final int MOST_KNOWN = 64;

  private static final int MOST_NAMES = 8;
  private static final int STACKS_BETWEEN_SAMPLES = 200;
  private static final Duration AGAIN_AFTER = Duration.ofHours(6);

  /** Growth from which on it is counted again, so seldom enough: each time means two pauses. */
  private static final double AGAIN_AT = 1.5;

  private static final Duration SOONEST = Duration.ofSeconds(20);

  private final Function<String, List<HolderPlace>> places;
  private final Function<Object, List<WeakReference<Object>>> values;
  private final ToLongFunction<Object> changes;
  private final Function<Object, Map<String, Class<?>>> fields;
  private final LongSupplier nanoTime;
  private final Consumer<String> log;
  private final Surroundings surroundings;
  private final Weaving weaving;
  private final Ahead ahead;
  private final Hooks hooks;
  private final Counter counter = new Counter();
  private final List<Watching> current = new ArrayList<>();
  private final Map<String, Watched> watchedAt = new HashMap<>();
  private final Map<String, TurnoverReading> known = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private boolean listening;
  private boolean closed;

  /** When a holder was watched last, how many entries it had then, and which were marked. */
  private record Watched(long at, long entries, Lookups lookups) {}

  /**
   * Creates a probe; nothing is woven before {@link #watch}.
   *
   * @param instrumentation retransforms
   * @param hooks way back from woven code
   * @param places the containers of a holder
   * @param values some values of a container, weakly
   * @param changes a number that is another one once a bounded cache has changed; negative for
   *     anything else
   * @param fields the fields that hold a container, with the classes that declare them
   * @param links which classes share containers
   * @param policy which classes may be woven beside the declaring one, and which never
   * @param pauseBudget longest pause that may be caused; zero means that nothing is ever woven
   * @param nanoTime a clock as {@link System#nanoTime}
   * @param log takes a line when something had to be given up
   */
  public TurnoverProbe(
      Instrumentation instrumentation,
      Hooks hooks,
      Function<String, List<HolderPlace>> places,
      Function<Object, List<WeakReference<Object>>> values,
      ToLongFunction<Object> changes,
      Function<Object, Map<String, Class<?>>> fields,
      ContainerLinks links,
      WeavePolicy policy,
      Duration pauseBudget,
      LongSupplier nanoTime,
      Consumer<String> log) {
    this(
        new Weaving(instrumentation, new TurnoverTransformer(), pauseBudget, log),
        new Surroundings(instrumentation, links, policy),
        hooks,
        places,
        values,
        changes,
        fields,
        nanoTime,
        log);
  }

  TurnoverProbe(
      Weaving weaving,
      Surroundings surroundings,
      Hooks hooks,
      Function<String, List<HolderPlace>> places,
      Function<Object, List<WeakReference<Object>>> values,
      ToLongFunction<Object> changes,
      Function<Object, Map<String, Class<?>>> fields,
      LongSupplier nanoTime,
      Consumer<String> log) {
    this.weaving = weaving;
    this.ahead = new Ahead(weaving);
    this.surroundings = surroundings;
    this.hooks = hooks;
    this.places = places;
    this.values = values;
    this.changes = changes;
    this.fields = fields;
    this.nanoTime = nanoTime;
    this.log = log;
  }

  /**
   * Begins to watch those holders that were not watched in the last hours, as far as there is room.
   *
   * @param holders best first
   */
  public void watch(Collection<String> holders) {
    for (String holder : holders) {
      if (!closed && current.size() < AT_ONCE && weaving.isAllowed()) {
        startOrRefuse(holder);
      }
    }
  }

  /** Returns what is known so far of all holders that are or were watched. */
  public List<TurnoverReading> sample() {
    try {
      return look();
    } catch (Throwable e) {
      // Nobody may come back to end it: a woven class of the JDK, and a container that is held.
      takeOut();
      throw e;
    }
  }

  private List<TurnoverReading> look() {
    long now = nanoTime.getAsLong();
    counter.callers.refill(STACKS_BETWEEN_SAMPLES);
    for (Iterator<Watching> all = current.iterator(); all.hasNext(); ) {
      Watching watching = all.next();
      List<HolderPlace> found = places.apply(watching.holder);
      watching.see(found, now);
      keep(watching, now);
      if (watching.isOver(now, isSwept(watching))) {
        all.remove();
        fitWeaving();
      } else if (watching.widerRing(now) > 0) {
        widen(watching, found, now);
      }
    }
    if (current.isEmpty() && weaving.isToBeFreed()) {
      fitWeaving();
    }
    return List.copyOf(known.values());
  }

  private boolean isSwept(Watching watching) {
    return watching.counts.names.stream().anyMatch(weaving::isSwept);
  }

  /** What was counted before stands until as much was counted again. */
  private void keep(Watching watching, long now) {
    String holder = watching.holder;
    if (!known.containsKey(holder) || !watching.isAgain() || watching.isEnough(now)) {
      Set<String> names = watching.counts.names;
      known.put(
          holder,
          watching.reading(
              now,
              names.stream()
                  .map(weaving::removalCode)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null),
              names.stream().anyMatch(weaving::isTrimmed),
              isSwept(watching)));
    }
  }

  /** Time that weaving and looking at stacks took so far, in seconds: no pause was longer. */
  public double pauseSeconds() {
    return weaving.seconds();
  }

  /**
   * Takes all weaving out, and weaves nothing any more. What cannot be taken out now is tried again
   * by {@link #sample}.
   */
  public void close() {
    closed = true;
    takeOut();
  }

  private void takeOut() {
    current.clear();
    hooks.suspect(null); // first: what follows may find no memory
    fitWeaving();
  }

  private boolean isDue(String holder) {
    Watched last = watchedAt.get(holder);
    if (refused.contains(holder) || isWatched(holder)) {
      return false;
    }
    return last == null ? watchedAt.size() < MOST_KNOWN : isDueAgain(holder, last);
  }

  /** What was counted when it was small may not be so any more. */
  private boolean isDueAgain(String holder, Watched last) {
    long since = nanoTime.getAsLong() - last.at;
    return since >= AGAIN_AFTER.toNanos()
        || (since >= SOONEST.toNanos()
            && entries(places.apply(holder)) >= AGAIN_AT * Math.max(1, last.entries));
  }

  private static long entries(List<HolderPlace> places) {
    return places.stream().mapToLong(HolderPlace::entries).sum();
  }

  private boolean isWatched(String holder) {
    return current.stream().anyMatch(watching -> watching.holder.equals(holder));
  }

  private void startOrRefuse(String holder) {
    try {
      if (isDue(holder)) {
        start(holder);
      }
    } catch (RuntimeException | LinkageError e) {
      refused.add(holder);
      log.accept("who inserts into '" + holder + "' is not counted: " + e);
    }
  }

  private void start(String holder) {
    List<HolderPlace> found = places.apply(holder);
    if (found.isEmpty()) {
      return;
    }
    if (surroundings.isLeftAlone(found.get(0).declaring())) {
      refused.add(holder);
      return;
    }
    long now = nanoTime.getAsLong();
    Watching watching =
        new Watching(holder, found, lookups(holder, found, now), known.containsKey(holder), now);
    watchedAt.put(holder, new Watched(now, entries(found), watching.counts.lookups));
    watching.weave(around(found, watching.counts));
    current.add(watching);
    listen();
    counter.callers.refill(STACKS_BETWEEN_SAMPLES);
    if (!fitWeaving()) {
      current.remove(watching);
      refused.add(holder);
      fitWeaving();
    } else {
      ahead.look(watching.counts);
    }
  }

  /** The classes around the holder, and those that were handed its container. */
  private List<Class<?>> around(List<HolderPlace> found, Counts counts) {
    Class<?> declaring = found.get(0).declaring();
    Set<Class<?>> classes = new LinkedHashSet<>(surroundings.nest(declaring));
    Set<String> names = new LinkedHashSet<>(counts.names); // its own is told first
    fields
        .apply(largest(found).container())
        .forEach(
            (name, type) -> {
              if (names.size() < MOST_NAMES && names.add(name) && !classes.contains(type)) {
                classes.addAll(surroundings.alone(type));
              }
            });
    counts.names = Collections.unmodifiableSet(names);
    return List.copyOf(classes);
  }

  /** Those that were marked the last time have aged since, and tell more than new ones. */
  private Lookups lookups(String holder, List<HolderPlace> found, long now) {
    HolderPlace largest = largest(found);
    Watched last = watchedAt.get(holder);
    if (last != null && last.lookups.isOf(largest.container())) {
      last.lookups.restart();
      return last.lookups;
    }
    return new Lookups(
        largest.container(),
        largest.innermost(),
        values.apply(largest.container()),
        changes,
        largest.entries(),
        now);
  }

  private static HolderPlace largest(List<HolderPlace> found) {
    return Collections.max(found, Comparator.comparingLong(HolderPlace::entries));
  }

  /** First the classes that share the container, then the container's own. */
  private void widen(Watching watching, List<HolderPlace> found, long now) {
    int ring = watching.widerRing(now);
    watching.widen(ring, now);
    if (ring == 1) {
      List<Class<?>> all = watching.woven();
      List<Class<?>> related = surroundings.related(all);
      if (!related.isEmpty()) {
        all.addAll(related);
        watching.weave(all);
        fitWeaving();
        ahead.lookForLoops(watching.counts);
        return;
      }
      watching.widen(2, now);
    }
    weaveContainer(watching, found);
  }

  private void weaveContainer(Watching watching, List<HolderPlace> found) {
    Object largest = found.isEmpty() ? null : largest(found).innermost();
    List<Class<?>> classes = largest == null ? List.of() : surroundings.containerClasses(largest);
    if (!classes.isEmpty()) {
      watching.weave(List.of());
      watching.weaveContainers(classes);
      hooks.suspect(largest);
      fitWeaving();
    }
  }

  private void listen() {
    if (!listening) {
      listening = true;
      counter.warmUp();
      counter.listen(hooks);
    }
  }

  /** Weaves what is watched and nothing else; returns whether that went well. */
  private boolean fitWeaving() {
    List<WeakReference<Class<?>>> wanted = new ArrayList<>();
    List<WeakReference<Class<?>>> containers = new ArrayList<>();
    for (Watching watching : current) {
      wanted.addAll(watching.classes);
      containers.addAll(watching.containerClasses);
    }
    if (containers.isEmpty()) {
      hooks.suspect(null);
    }
    counter.watch(current.stream().map(watching -> watching.counts).toList());
    return weaving.fit(wanted, containers);
  }
}
