package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ElementWalkTest {

  private final Peek peek = new Peek(Openers.REAL);
  private final ElementWalk walk = new ElementWalk(peek);
  private final ElementSampler sampler = new ElementSampler(peek);

  @Test
  void no_loader_that_may_do_more_than_read_jars_is_asked_for_the_types_of_fields()
      throws Exception {
    Object wanted = new Object();
    List<String> asked = new ArrayList<>();
    ClassLoader bundle = // of which nobody knows what it does when it is asked
        new WovenLoader(
            new HolderWeaver(new HolderRegistry().index(), FakeBridge.NAME),
            name -> {
              asked.add(name);
              return name.startsWith(Keeper.class.getName());
            });
    Object keeper =
        bundle.loadClass(Keeper.class.getName()).getConstructors()[0].newInstance(wanted);
    asked.clear();

    sampler.holdersOf(
        List.of(new WeakReference<>(wanted)),
        List.of(new ElementSampler.Held("Shop.keepers", new ArrayList<>(List.of(keeper)), 1)));

    assertThat(asked).isEmpty();
  }

  @Test
  void finds_what_is_in_a_field_of_a_value() {
    Object wanted = new Object();
    List<Object> keepers = List.of(new Keeper(wanted));

    assertThat(
            sampler.holdersOf(
                List.of(new WeakReference<>(wanted)),
                List.of(new ElementSampler.Held("Shop.keepers", new ArrayList<>(keepers), 1))))
        .containsExactly("Shop.keepers");
  }

  /** With a field of a type that nobody needed yet. */
  public static final class Keeper {
    final Object kept;
    Later later;

    public Keeper(Object kept) {
      this.kept = kept;
    }

    static final class Later {}
  }

  @Test
  void a_walk_that_passes_only_empty_containers_ends() {
    Map<Integer, List<String>> lists = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      lists.put(i, new ArrayList<>());
    }
    lists.put(20_000, List.of("late"));
    lists.put(0, new ArrayList<>(List.of("early")));
    List<Object> seen = new ArrayList<>();

    walk.walkDeep(lists, (key, value) -> seen.add(value));

    assertThat(seen).containsExactly("early");
  }

  static Stream<Map<Object, Object>> maps() {
    return ContainersTest.maps().filter(map -> !map.getClass().getName().contains("MapMaker"));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void visits_all_entries_of_maps(Map<Object, Object> map) {
    List<Object> kept = new ArrayList<>(); // a map of weak keys would lose them
    for (int i = 0; i < 100; i++) {
      kept.add("key " + i);
      map.put(kept.get(i), "value " + i);
    }
    List<Object> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    walk.walk(
        map,
        (key, value) -> {
          keys.add(key);
          return values.add(value);
        });
    assertThat(values).hasSize(kept.size()).containsExactlyInAnyOrderElementsOf(map.values());
    if (!(map instanceof java.util.WeakHashMap)) {
      assertThat(keys).containsExactlyInAnyOrderElementsOf(kept);
    }
  }

  private enum Severity {
    INFO,
    ERROR
  }

  @Test
  void visits_an_enum_map_and_the_names_in_an_interner() {
    EnumMap<Severity, String> map = new EnumMap<>(Severity.class);
    map.put(Severity.INFO, "one");
    map.put(Severity.ERROR, "two");
    Interner<String> interner = Interners.newStrongInterner();
    interner.intern("three");
    List<Object> found = new ArrayList<>();
    walk.walk(map, (key, value) -> found.add(value));
    walk.walk(interner, (key, value) -> found.add(key));

    assertThat(found).containsExactly("one", "two", "three");
  }

  static Stream<Collection<Object>> collections() {
    return ContainersTest.collections();
  }

  @ParameterizedTest
  @MethodSource("collections")
  void visits_all_elements_of_collections(Collection<Object> collection) {
    for (int i = 0; i < 50; i++) {
      collection.add("element " + i);
    }
    collection.remove("element 0");
    List<Object> elements = new ArrayList<>();
    walk.walk(
        collection,
        (key, value) -> elements.add(value == null || key instanceof String ? key : value));
    assertThat(elements).containsExactlyInAnyOrderElementsOf(collection);
  }

  @Test
  void visits_bins_that_are_trees() {
    Map<Object, Object> plain = new HashMap<>();
    Map<Object, Object> concurrent = new java.util.concurrent.ConcurrentHashMap<>();
    for (int i = 0; i < 200; i++) {
      plain.put(new SameHash(), "value");
      concurrent.put(new SameHash(), "value");
    }
    assertThat(count(plain)).isEqualTo(200);
    assertThat(count(concurrent)).isEqualTo(200);
  }

  @Test
  void visits_values_of_caches() {
    var caffeine = Caffeine.newBuilder().maximumSize(100).weakValues().build();
    var guava = CacheBuilder.newBuilder().softValues().build();
    var plain = CacheBuilder.newBuilder().build();
    SameHash value = new SameHash();
    caffeine.put("key", value);
    guava.put("key", value);
    plain.put("key", value);
    for (Object cache : List.of(caffeine, guava, plain, caffeine.asMap())) {
      List<Object> values = new ArrayList<>();
      walk.walk(cache, (key, element) -> values.add(element));
      assertThat(values).containsExactly(value);
    }
  }

  @Test
  void application_classes_come_before_jdk_classes_and_values_before_keys() {
    Map<Object, Object> map = new HashMap<>();
    map.put("one", 1L);
    map.put("two", 2L);
    map.put(new SameHash(), 3L);
    assertThat(sampler.elementClasses(List.of(map)))
        .containsExactly(SameHash.class.getName(), "java.lang.Long", "java.lang.String");
  }

  @Test
  void finds_the_holder_with_most_of_the_objects_first() {
    SameHash one = new SameHash();
    SameHash two = new SameHash();
    List<ElementSampler.Held> holders =
        List.of(
            new ElementSampler.Held("a.A.some", new ArrayList<>(List.of(one)), 1),
            new ElementSampler.Held("a.A.none", new ArrayList<>(List.of(new SameHash())), 1),
            new ElementSampler.Held("a.A.both", new ArrayList<>(List.of(one, new Box(two))), 2));
    assertThat(
            sampler.holdersOf(List.of(new WeakReference<>(one), new WeakReference<>(two)), holders))
        .containsExactly("a.A.both", "a.A.some");
  }

  @Test
  @Timeout(30)
  void survives_writers() throws Exception {
    Map<Integer, Object> map = new HashMap<>();
    LinkedList<Object> list = new LinkedList<>();
    Collection<Object> queue = new ConcurrentLinkedQueue<>();
    boolean[] stop = new boolean[1];
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; !Thread.interrupted(); i++) {
                map.put(i % 5_000, "value");
                map.remove((i + 2_500) % 5_000);
                list.add("element");
                queue.add("element");
                if (list.size() > 3_000) {
                  list.clear();
                  queue.clear();
                }
              }
              stop[0] = true;
            });
    writer.start();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
    long visited = 0;
    while (System.nanoTime() < end) {
      visited += limited(map) + limited(list) + limited(queue);
    }
    writer.interrupt();
    writer.join();
    assertThat(visited).isPositive();
    assertThat(stop[0]).isTrue();
  }

  private long limited(Object container) {
    long[] count = new long[1];
    walk.walk(container, (key, value) -> ++count[0] < 20_000);
    assertThat(count[0]).isLessThanOrEqualTo(20_000);
    return count[0];
  }

  private long count(Object container) {
    long[] count = new long[1];
    walk.walk(container, (key, value) -> ++count[0] > 0);
    return count[0];
  }

  private record Box(Object content) {}

  private static final class SameHash {
    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }
}
