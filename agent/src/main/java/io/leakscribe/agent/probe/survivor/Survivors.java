package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.observe.SurvivorReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups living samples by their site, and counts in how many slices of time each site left some.
 * Number of distinct ages is what tells a leak from start-up objects and from caches that turn over
 * (genCount of Šor, 2014): a leak's samples are of all ages. Not thread-safe.
 */
final class Survivors {
  private static final int MOST_SITES = 20;
  private static final int MOST_REMEMBERED = 200;

  /** How full of old samples the recorder's queue of 256 may be before it is emptied. */
  private static final int CROWDED = 150;

  private static final double OLD_SHARE = 0.6;
  private static final int ENOUGH_SLICES = 8;

  /** Nodes are small beside what they hold, and samples go by size. */
  private static final double LINKED_SHARE = 0.01;

  private Slices slices;
  private final Map<String, Integer> carried = new LinkedHashMap<>();
  private int carriedSeen;
  private final Map<String, Chains.Found> found = new LinkedHashMap<>();

  Survivors(Slices slices) {
    this.slices = slices;
  }

  /** Samples of one site. */
  private record Group(String key, @Nullable Frame site, List<Sample> samples) {}

  /**
   * Readings of the sites with most cohorts, the best first.
   *
   * @param living all samples alive now
   * @param closed slices that are over and count
   */
  List<SurvivorReading> readings(List<Sample> living, int closed) {
    List<SurvivorReading> readings = new ArrayList<>();
    for (Group group : groups(living)) {
      readings.add(reading(group, closed));
    }
    readings.sort(
        Comparator.comparingInt(SurvivorReading::cohorts)
            .thenComparingInt(SurvivorReading::samples)
            .reversed());
    return List.copyOf(readings.subList(0, Math.min(MOST_SITES, readings.size())));
  }

  /** Remembers what the chains of the samples say of their sites. */
  void learn(List<Sample> living) {
    for (Group group : groups(living)) {
      Chains.Found chains = Chains.in(group.samples());
      if (chains != null && found.size() < MOST_REMEMBERED) {
        found.put(group.key(), chains);
      }
    }
  }

  /** Whether the queue is taken by old objects that do not grow in number. */
  boolean isCrowded(List<Sample> living, int closed) {
    long old =
        living.stream().filter(sample -> slices.indexOf(sample.allocated()) < closed / 4).count();
    return closed >= ENOUGH_SLICES && living.size() >= CROWDED && old >= OLD_SHARE * living.size();
  }

  /** Begins anew with an empty queue; half of what was learned so far still counts. */
  void restart(List<Sample> living, int closed, Slices next) {
    Map<String, Integer> now = new HashMap<>();
    for (Group group : groups(living)) {
      now.put(group.key(), (cohorts(group, closed) + carriedBy(group.key())) / 2);
    }
    carried.clear();
    carried.putAll(now);
    carriedSeen = (closed + carriedSeen) / 2;
    slices = next;
  }

  /** Whether nodes of linked lists or queues are a part of what is alive. */
  static boolean areLinked(List<Sample> living) {
    long nodes = living.stream().filter(s -> isLinkedNode(s.objectClass())).count();
    return nodes > LINKED_SHARE * living.size();
  }

  private static boolean isLinkedNode(String type) {
    return type.startsWith("java.util.") && type.contains("Linked") && type.endsWith("$Node");
  }

  Slices slices() {
    return slices;
  }

  private List<Group> groups(List<Sample> living) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Sample sample : living) {
      if (slices.indexOf(sample.allocated()) >= 0 && !Sites.isOurs(sample.stack())) {
        Frame site = Sites.site(sample.stack());
        String key = key(sample, site);
        groups
            .computeIfAbsent(key, k -> new Group(k, site, new ArrayList<>()))
            .samples()
            .add(sample);
      }
    }
    return List.copyOf(groups.values());
  }

  /** A container's own nodes tell who inserts, all else who creates: they stay apart. */
  private static String key(Sample sample, @Nullable Frame site) {
    String place = site == null ? "? " + sample.objectClass() : site.place();
    return Sites.isPartOfContainer(sample) ? place + " +" : place;
  }

  private SurvivorReading reading(Group group, int closed) {
    List<Sample> samples = group.samples();
    Chains.Found chains = found.get(group.key());
    Frame site = mostFrequent(samples, s -> Sites.site(s.stack()));
    Frame via = mostFrequent(samples, s -> Sites.via(s.stack(), Sites.site(s.stack())));
    String leaking = chains == null ? null : chains.leakingClass();
    return new SurvivorReading(
        site == null ? null : site.toString(),
        via == null ? null : via.toString(),
        String.valueOf(mostFrequent(samples, Sample::objectClass)),
        leaking != null ? leaking : mostFrequent(samples, Sites::leakingClass),
        samples.size(),
        samples.stream().mapToLong(Sample::bytes).sum(),
        cohorts(group, closed) + carriedBy(group.key()),
        closed + carriedSeen,
        chains == null ? null : chains.holder(),
        chains == null ? List.of() : chains.path());
  }

  private int cohorts(Group group, int closed) {
    Set<Integer> distinct = new HashSet<>();
    for (Sample sample : group.samples()) {
      int slice = slices.indexOf(sample.allocated());
      if (slice < closed) {
        distinct.add(slice);
      }
    }
    return distinct.size();
  }

  private int carriedBy(String key) {
    return carried.getOrDefault(key, 0);
  }

  private static <T> @Nullable T mostFrequent(
      List<Sample> samples, Function<Sample, @Nullable T> property) {
    Map<T, Integer> counts = new LinkedHashMap<>();
    for (Sample sample : samples) {
      T value = property.apply(sample);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
