package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryValuesTest {
  private final EntryValues values = new EntryValues(Openers.REAL);

  private static final class Documents extends LinkedHashMap<Integer, Object> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Object> eldest) {
      return size() > 3;
    }
  }

  @Test
  void a_full_cache_that_takes_in_another_entry_has_changed() {
    Documents cache = new Documents();
    for (int i = 0; i < 5; i++) {
      cache.put(i, "x");
    }
    long before = values.changes(cache);
    cache.put(7, "x");

    assertThat(cache).hasSize(3);
    assertThat(before).isNotNegative();
    assertThat(values.changes(cache)).isNotEqualTo(before);
  }

  @Test
  void of_what_declares_no_bound_and_of_queues_it_is_not_asked() {
    assertThat(values.changes(new HashMap<>(Map.of(1, "x")))).isNegative();
    assertThat(values.changes(new ArrayBlockingQueue<>(7))).isNegative();
    assertThat(values.changes("x")).isNegative();
    assertThat(values.changes(CacheBuilder.newBuilder().maximumSize(7).build())).isNotNegative();
  }

  static List<Map<Integer, Object>> maps() {
    return List.of(
        new HashMap<>(),
        new LinkedHashMap<>(),
        new ConcurrentHashMap<>(),
        Collections.synchronizedMap(new HashMap<>()));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void takes_values_from_all_over_a_map(Map<Integer, Object> map) {
    for (int i = 0; i < 10_000; i++) {
      map.put(i, new int[] {i});
    }

    List<Integer> seen = numbers(map);

    assertThat(seen).hasSize(128).doesNotHaveDuplicates();
    assertThat(seen).filteredOn(i -> i >= 5_000).hasSizeBetween(32, 96);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void takes_values_from_all_over_a_large_map_whose_keys_are_numbers(Map<Integer, Object> map) {
    for (int i = 0; i < 200_000; i++) {
      map.put(i, new int[] {i});
    }

    List<Integer> seen = numbers(map);

    assertThat(seen).hasSize(128).doesNotHaveDuplicates();
    assertThat(seen).filteredOn(i -> i >= 100_000).hasSizeBetween(32, 96);
    assertThat(seen).filteredOn(i -> i < 20_000).hasSizeLessThan(40);
  }

  @Test
  void takes_values_from_all_over_a_large_guava_cache_and_identity_map() {
    com.google.common.cache.Cache<Integer, Object> cache = CacheBuilder.newBuilder().build();
    Map<Integer, Object> byIdentity = new IdentityHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      cache.put(i, new int[] {i});
      byIdentity.put(i, new int[] {i});
    }

    assertThat(numbers(cache)).hasSize(128);
    assertThat(numbers(cache)).filteredOn(i -> i >= 50_000).hasSizeBetween(32, 96);
    assertThat(numbers(byIdentity)).filteredOn(i -> i >= 50_000).hasSizeBetween(32, 96);
  }

  @Test
  void takes_all_of_the_few_that_are_left_in_a_large_table() {
    Map<Integer, Object> map = new HashMap<>(1_000_000);
    for (int i = 0; i < 100; i++) {
      map.put(i, new int[] {i});
    }

    assertThat(numbers(map)).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void takes_none_of_what_is_too_large_to_be_drawn_from_all_over() {
    Map<Integer, Object> tree = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      tree.put(i, new int[] {i});
    }
    assertThat(numbers(tree)).hasSize(128);

    tree.put(20_000, new int[] {20_000});
    assertThat(values.of(tree)).isEmpty();
  }

  @Test
  void passes_over_null_keys_and_values_that_are_gone() {
    Map<Integer, Object> map = new HashMap<>();
    map.put(null, new int[] {-1});
    map.put(0, null);
    for (int i = 1; i < 50; i++) {
      map.put(i, new int[] {i});
    }

    assertThat(numbers(map)).hasSize(49).doesNotContain(-1);
  }

  @Test
  void takes_values_of_a_cache() {
    Cache<Integer, Object> cache = Caffeine.newBuilder().build();
    for (int i = 0; i < 50; i++) {
      cache.put(i, new int[] {i});
    }

    assertThat(numbers(cache)).hasSize(50);
  }

  @Test
  void takes_nothing_where_there_are_no_keys_or_where_the_values_entries_count() {
    assertThat(values.of(new ArrayList<>(List.of("a", "b")))).isEmpty();
    assertThat(values.of(new HashMap<>(Map.of("a", new HashMap<>())))).isEmpty();
    assertThat(values.of(Set.of("a"))).isEmpty();
    assertThat(values.of(new Object())).isEmpty();
  }

  private List<Integer> numbers(Object container) {
    return values.of(container).stream()
        .map(WeakReference::get)
        .map(value -> ((int[]) value)[0])
        .toList();
  }
}
