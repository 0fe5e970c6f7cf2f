package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.HolderReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
  private static final int MAX_REMEMBERED = 8_192;
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final HolderRegistry registry;
  private final ModuleOpener opener;
  private final Initialization initialization;
  private final Containers containers;
  private final Map<String, Long> firstSeen = new HashMap<>();

  /**
   * @param registry the classes and objects to look at
   * @param opener opens the JDK's and the application's packages to us
   */
  public HolderProbe(HolderRegistry registry, ModuleOpener opener) {
    this.registry = registry;
    this.opener = opener;
    this.initialization = Initialization.by(opener);
    this.containers = new Containers(opener);
  }

  /** Returns the holders worth watching, at most {@value #MAX_READINGS}, in no order. */
  public List<HolderReading> sample() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (HolderClass entry : registry.living()) {
      add(entry, tallies);
    }
    List<Tally> candidates = new ArrayList<>();
    for (Tally tally : tallies.values()) {
      if (tally.largest() >= WORTH_WATCHING) {
        candidates.add(tally);
      }
    }
    return readings(choose(candidates));
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
    List<Object> owners = entry.owners();
    for (HolderField field : entry.fields(registry.index(), opener)) {
      if (!field.spec.isStatic()) {
        for (Object owner : owners) {
          add(field, owner, tallies);
        }
      } else if (entry.mayReadStatics(initialization)) {
        add(field, null, tallies);
      }
    }
  }

  private void add(HolderField field, @Nullable Object owner, Map<String, Tally> tallies) {
    long start = System.nanoTime();
    Object container = field.read(owner);
    if (container == null) {
      return;
    }
    Tally tally = tallies.computeIfAbsent(field.holder, holder -> new Tally(field));
    if (tally.isNew(container)) {
      Measure measure = containers.measure(container);
      if (measure != null) {
        tally.add(container, measure);
      }
    }
    long nanos = System.nanoTime() - start;
    if (nanos > SLOW_NANOS) {
      field.strike(nanos);
    }
  }

  /** All of them, or the fastest growing half and the largest of the rest. */
  private List<Tally> choose(List<Tally> candidates) {
    remember(candidates);
    if (candidates.size() <= MAX_READINGS) {
      return candidates;
    }
    Set<Tally> chosen = new LinkedHashSet<>();
    candidates.sort(Comparator.comparingLong(this::growth).reversed());
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

  private long growth(Tally tally) {
    return tally.entries() - firstSeen.getOrDefault(tally.holder(), tally.entries());
  }

  private List<HolderReading> readings(List<Tally> tallies) {
    List<HolderReading> readings = new ArrayList<>(tallies.size());
    for (Tally tally : tallies) {
      readings.add(tally.reading(List.of()));
    }
    return readings;
  }
}
