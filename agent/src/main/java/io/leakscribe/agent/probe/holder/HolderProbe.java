package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Deadlines;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sizes of all holders. To be called by one thread, every second to every few seconds; a
 * call takes milliseconds for thousands of fields.
 *
 * <p>Never calls a method of the application's objects. A field that cannot be read, or that is
 * slow again and again, is left out from then on, see {@link #refusals()}.
 */
public final class HolderProbe {

  /** A holder is watched from this size of its largest container on. */
  static final long WORTH_WATCHING = 16;

  static final int MAX_READINGS = 512;
  private static final int MAX_ASKED = 64;
  private static final int MAX_REMEMBERED = 8_192;

  private final HolderRegistry registry;
  private @Nullable IndexKeeper keeper;
  private Runnable breath = () -> {};
  private final ModuleOpener opener;
  private final Initialization initialization;
  private final Containers containers;
  private final ElementSampler elements;
  private final Map<String, List<String>> asked = new HashMap<>();
  private final EntryMarks marks;
  private final @Nullable EntrySizes sizes;
  private final EntryDeadlines deadlines;
  private final Map<String, Long> entryBytes = new HashMap<>();
  private final Map<String, Deadlines> entryDeadlines = new HashMap<>();
  private final Nesting nesting;
  private final PoolWaiters poolWaiters;
  private final CacheNames cacheNames = new CacheNames();
  private final Map<String, Long> firstSeen = new HashMap<>();
  private final Set<String> followed = new HashSet<>();

  /**
   * @param registry the classes and objects to look at
   * @param opener opens the JDK's and the application's packages to us
   */
  public HolderProbe(HolderRegistry registry, ModuleOpener opener) {
    this(registry, opener, null);
  }

  /**
   * @param shallow bytes of one object, as {@code Instrumentation.getObjectSize}; null where nobody
   *     knows
   */
  public HolderProbe(
      HolderRegistry registry, ModuleOpener opener, @Nullable ToLongFunction<Object> shallow) {
    this.registry = registry;
    this.opener = opener;
    this.initialization = Initialization.by(opener);
    this.containers = new Containers(opener);
    this.nesting = new Nesting(containers);
    this.poolWaiters = new PoolWaiters(registry, containers.peek());
    this.elements = new ElementSampler(containers.peek());
    this.marks = new EntryMarks(new ElementWalk(containers.peek()), System::nanoTime);
    this.deadlines =
        new EntryDeadlines(
            new ElementWalk(containers.peek()), containers.peek(), System::currentTimeMillis);
    this.sizes =
        shallow == null
            ? null
            : new EntrySizes(
                new ElementWalk(containers.peek()), containers.peek(), shallow, System::nanoTime);
  }

  /**
   * From now on, names of classes that were unloaded make room for others.
   *
   * @param loaded the classes that are loaded
   * @param log takes one line when there is no room all the same
   */
  public void makeRoom(Supplier<Class<?>[]> loaded, Consumer<String> log) {
    keeper = new IndexKeeper(registry.index(), loaded, System::nanoTime, log);
  }

  /**
   * From now on, this is called between two pieces of work, and may let others run.
   *
   * @param pause for the thread that samples
   */
  public void restBetween(Runnable pause) {
    breath = pause;
  }

  /**
   * Has these holders read however small they are, so that it can be seen that they do not grow.
   */
  public void follow(Collection<String> holders) {
    for (String holder : holders) {
      if (followed.size() < MAX_ASKED) {
        followed.add(holder);
      }
    }
  }

  /** Returns the holders worth watching, at most {@value #MAX_READINGS}, in no order. */
  public List<HolderReading> sample() {
    if (keeper != null) {
      keeper.keep();
    }
    Map<String, Tally> tallies = new LinkedHashMap<>();
    registry.eachLiving(entry -> add(entry, tallies), breath);
    List<Tally> candidates = new ArrayList<>();
    for (Tally tally : tallies.values()) {
      if (tally.largest() >= WORTH_WATCHING || followed.contains(tally.holder())) {
        candidates.add(tally);
      }
    }
    return readings(choose(candidates));
  }

  /**
   * Returns the class names of a few elements of the holder, most frequent first, application
   * classes before JDK classes, values before keys; from then on the readings carry them.
   *
   * @param holder {@code com.shop.SessionRegistry.sessions}
   */
  public List<String> elementClasses(String holder) {
    List<Object> containers = new ArrayList<>();
    for (ElementSampler.Held held : held(holder::equals)) {
      containers.add(held.container());
    }
    List<String> classes = elements.elementClasses(containers);
    marks.look(holder, containers);
    weighEntries(holder, containers);
    if (asked.size() < MAX_ASKED || asked.containsKey(holder)) {
      asked.put(holder, classes);
      entryDeadlines.remove(holder);
      deadlines.of(containers).ifPresent(found -> entryDeadlines.put(holder, found));
    }
    return classes;
  }

  private void weighEntries(String holder, List<Object> containers) {
    if (sizes != null && (entryBytes.size() < MAX_ASKED || entryBytes.containsKey(holder))) {
      sizes.estimate(containers).ifPresent(bytes -> entryBytes.put(holder, bytes));
    }
  }

  /**
   * Says where objects are held: the holders that have them as value, as key, or in a field of a
   * value, those with most of them first. Takes some 20 ms at most; holders that were not reached
   * by then are not in the answer.
   */
  public List<String> holdersOf(Collection<? extends WeakReference<?>> objects) {
    List<ElementSampler.Held> all = held(holder -> true);
    // Where entries pile up is where retained objects are.
    all.sort(
        Comparator.comparingLong(
                (ElementSampler.Held held) -> growth(held.holder(), held.entries()))
            .thenComparingLong(ElementSampler.Held::entries)
            .reversed());
    return elements.holdersOf(objects, all);
  }

  /**
   * Returns the holder in which a cache is, or null when it is in none that is followed.
   *
   * @param cache the application's map, or the innermost object of a cache library
   */
  public @Nullable String nameOf(Object cache) {
    return cacheNames.nameOf(cache, this::holderOf);
  }

  /**
   * The containers of a holder, those of the tracked owners; empty when none is followed any more.
   */
  public List<HolderPlace> placesOf(String holder) {
    List<HolderPlace> places = new ArrayList<>();
    for (HolderClass entry : registry.living()) {
      if (holder.startsWith(entry.type.getName() + ".")) {
        for (HolderField field : entry.fields(registry.index(), opener)) {
          if (field.holder.equals(holder)) {
            forEachContainer(entry, field, container -> places.add(place(entry, field, container)));
          }
        }
      }
    }
    return places;
  }

  private HolderPlace place(HolderClass entry, HolderField field, Object container) {
    return new HolderPlace(
        entry.type,
        container,
        Wrappers.unwrap(container, containers.peek()),
        held(field, container).entries());
  }

  /** Threads that wait for a database connection; null when no pool of a known kind is there. */
  public @Nullable Integer poolWaiters() {
    return poolWaiters.count();
  }

  /** Hands over each container that is in a followed field now, with the name of the holder. */
  public void containers(BiConsumer<String, Object> action) {
    for (HolderClass entry : registry.living()) {
      for (HolderField field : entry.fields(registry.index(), opener)) {
        forEachContainer(entry, field, container -> action.accept(field.holder, container));
      }
    }
  }

  /**
   * The fields that hold this very container, by the names of their holders, with the classes that
   * declare them: who looks after a store may have been handed it.
   */
  public Map<String, Class<?>> fieldsOf(Object wanted) {
    Map<String, Class<?>> found = new LinkedHashMap<>();
    for (HolderClass entry : registry.living()) {
      for (HolderField field : entry.fields(registry.index(), opener)) {
        forEachContainer(
            entry,
            field,
            container -> {
              if (container == wanted) {
                found.put(field.holder, entry.type);
              }
            });
      }
    }
    return found;
  }

  /** Some objects of classes that keep much, or may: those that are followed. */
  public void owners(Consumer<Object> action) {
    for (HolderClass entry : registry.living()) {
      entry.owners().forEach(action);
    }
  }

  private @Nullable String holderOf(Object cache) {
    for (ElementSampler.Held held : held(holder -> true)) {
      if (held.container() == cache || containers.innermost(held.container()) == cache) {
        return held.holder();
      }
    }
    return null;
  }

  private List<ElementSampler.Held> held(Predicate<String> wanted) {
    List<ElementSampler.Held> found = new ArrayList<>();
    for (HolderClass entry : registry.living()) {
      for (HolderField field : entry.fields(registry.index(), opener)) {
        if (wanted.test(field.holder)) {
          forEachContainer(entry, field, container -> found.add(held(field, container)));
        }
      }
    }
    return found;
  }

  private ElementSampler.Held held(HolderField field, Object container) {
    Measure measure = containers.measure(container);
    return new ElementSampler.Held(
        field.holder, container, measure == null ? 0 : measure.entries());
  }

  private void forEachContainer(HolderClass entry, HolderField field, Consumer<Object> action) {
    if (field.spec.isStatic()) {
      Object container = entry.mayReadStatics(initialization) ? field.read(null) : null;
      if (container != null) {
        action.accept(container);
      }
      return;
    }
    for (Object owner : entry.owners()) {
      Object container = field.read(owner);
      if (container != null) {
        action.accept(container);
      }
    }
  }

  /** Holders that are not read any more, with the reason. */
  public Map<String, String> refusals() {
    Map<String, String> refusals = new LinkedHashMap<>();
    for (HolderClass entry : registry.living()) {
      for (HolderField field : entry.fields(registry.index(), opener)) {
        if (field.refusal != null && refusals.size() < MAX_READINGS) {
          refusals.put(field.holder, field.refusal);
        }
      }
    }
    return refusals;
  }

  private void add(HolderClass entry, Map<String, Tally> tallies) {
    List<HolderField> fields = entry.fields(registry.index(), opener);
    for (Object owner : entry.owners()) {
      long largest = 0;
      for (HolderField field : fields) {
        largest = field.spec.isStatic() ? largest : Math.max(largest, add(field, owner, tallies));
      }
      entry.measured(owner, largest);
    }
    for (HolderField field : fields) {
      if (field.spec.isStatic() && entry.mayReadStatics(initialization)) {
        add(field, null, tallies);
      }
    }
  }

  /** Returns the number of entries. */
  private long add(HolderField field, @Nullable Object owner, Map<String, Tally> tallies) {
    long start = System.nanoTime();
    Object container = field.read(owner);
    if (container == null) {
      return 0;
    }
    Tally tally = tallies.get(field.holder);
    if (tally == null) {
      tally = new Tally(field);
      tallies.put(field.holder, tally);
    }
    Measure measure = tally.isNew(container) ? measure(field, container) : null;
    if (measure != null) {
      tally.add(container, measure);
    }
    field.took(System.nanoTime() - start);
    return measure == null ? 0 : measure.entries();
  }

  private @Nullable Measure measure(HolderField field, Object container) {
    Measure outer = containers.measure(container);
    if (outer == null || outer.entries() == 0 || !field.mayBeNested()) {
      return outer;
    }
    Measure inner = nesting.measure(container, outer);
    field.foundNested(inner != null);
    return inner == null ? outer : inner;
  }

  /** All of them, or the fastest growing half and the largest of the rest. */
  private List<Tally> choose(List<Tally> candidates) {
    remember(candidates);
    if (candidates.size() <= MAX_READINGS) {
      return candidates;
    }
    Set<Tally> chosen = new LinkedHashSet<>();
    candidates.stream().filter(tally -> followed.contains(tally.holder())).forEach(chosen::add);
    candidates.sort(
        Comparator.comparingLong((Tally tally) -> growth(tally.holder(), tally.entries()))
            .reversed());
    chosen.addAll(candidates.subList(0, MAX_READINGS / 2));
    candidates.sort(Comparator.comparingLong(Tally::entries).reversed());
    for (Tally tally : candidates) {
      if (chosen.size() < MAX_READINGS) {
        chosen.add(tally);
      }
    }
    return List.copyOf(chosen);
  }

  private void remember(List<Tally> candidates) {
    if (firstSeen.size() > MAX_REMEMBERED) {
      firstSeen.clear();
    }
    for (Tally tally : candidates) {
      firstSeen.putIfAbsent(tally.holder(), tally.entries());
    }
  }

  private long growth(String holder, long entries) {
    return entries - firstSeen.getOrDefault(holder, 0L);
  }

  private List<HolderReading> readings(List<Tally> tallies) {
    List<HolderReading> readings = new ArrayList<>(tallies.size());
    for (Tally tally : tallies) {
      readings.add(tally.reading(sampled(tally.holder())));
      breath.run();
    }
    return readings;
  }

  private Sampled sampled(String holder) {
    return new Sampled(
        asked.getOrDefault(holder, List.of()),
        entryBytes.get(holder),
        marks.of(holder),
        entryDeadlines.get(holder));
  }
}
