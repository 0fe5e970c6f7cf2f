package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.MapMaker;
import io.leakscribe.agent.observe.Bound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContainersTest {

  private final Containers containers = new Containers(Openers.REAL);

  static Stream<Map<Object, Object>> maps() {
    return Stream.of(
        new HashMap<>(),
        new LinkedHashMap<>(),
        new TreeMap<>(),
        new IdentityHashMap<>(),
        new WeakHashMap<>(),
        new Hashtable<>(),
        new Properties(),
        new ConcurrentHashMap<>(),
        new ConcurrentSkipListMap<>(),
        Collections.synchronizedMap(new HashMap<>()),
        Collections.checkedMap(new HashMap<>(), Object.class, Object.class),
        Collections.synchronizedMap(Collections.synchronizedSortedMap(new TreeMap<>())),
        new MapMaker().makeMap(),
        new MapMaker().concurrencyLevel(2).weakValues().makeMap());
  }

  @Test
  void a_strong_interner_is_not_bounded_by_the_collector_and_a_weak_one_is() {
    Interner<String> strong = Interners.newStrongInterner();
    Interner<String> weak = Interners.newWeakInterner();
    strong.intern("one");
    weak.intern("two");

    assertThat(containers.measure(strong).entries()).isEqualTo(1);
    assertThat(containers.measure(strong).bound()).isEqualTo(Bound.NONE);
    assertThat(containers.measure(weak).bound().kind()).isEqualTo(Bound.Kind.REFERENCES);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void measures_maps(Map<Object, Object> map) {
    assertThat(entries(map)).isZero();
    for (int i = 0; i < 37; i++) {
      map.put("key " + i, "value");
    }
    map.remove(map.keySet().iterator().next());
    assertThat(entries(map)).isEqualTo(36);
  }

  static Stream<Collection<Object>> collections() {
    return Stream.of(
        new ArrayList<>(),
        new LinkedList<>(),
        new ArrayDeque<>(),
        new HashSet<>(),
        new LinkedHashSet<>(),
        new TreeSet<>(),
        new PriorityQueue<>(),
        new Vector<>(),
        new Stack<>(),
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArraySet<>(),
        new ConcurrentSkipListSet<>(),
        new LinkedBlockingQueue<>(),
        new LinkedBlockingDeque<>(),
        new ArrayBlockingQueue<>(100),
        new PriorityBlockingQueue<>(),
        new ConcurrentLinkedQueue<>(),
        new ConcurrentLinkedDeque<>(),
        new LinkedTransferQueue<>(),
        ConcurrentHashMap.newKeySet(),
        Collections.newSetFromMap(new IdentityHashMap<>()),
        Collections.synchronizedList(new ArrayList<>()),
        Collections.synchronizedSet(new HashSet<>()),
        Collections.checkedCollection(new ArrayList<>(), Object.class));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void measures_collections(Collection<Object> collection) {
    assertThat(entries(collection)).isZero();
    for (int i = 0; i < 37; i++) {
      collection.add("element " + i);
    }
    collection.remove(collection.iterator().next());
    assertThat(entries(collection)).isEqualTo(36);
    assertThat(entries(Collections.unmodifiableCollection(collection))).isEqualTo(36);
  }

  @Test
  void measures_a_ring_that_wraps_around() {
    ArrayDeque<Integer> deque = new ArrayDeque<>(8);
    for (int i = 0; i < 1_000; i++) {
      deque.add(i);
      if (i >= 6) {
        deque.remove();
      }
      assertThat(entries(deque)).isEqualTo(deque.size());
    }
  }

  @Test
  void measures_a_concurrent_map_that_many_threads_fill() {
    Map<Integer, Integer> map = new ConcurrentHashMap<>();
    Stream.iterate(0, i -> i + 1).limit(50_000).parallel().forEach(i -> map.put(i, i));
    assertThat(entries(map)).isEqualTo(50_000);
  }

  @Test
  void counts_a_long_chain_in_several_calls() {
    LinkedCounts counts = new LinkedCounts(containers.peek(), 100);
    ConcurrentLinkedQueue<Object> queue = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 250; i++) {
      queue.add("element");
    }
    assertThat(counts.of(queue)).isEqualTo(-1);
    assertThat(counts.of(queue)).isEqualTo(-1);
    assertThat(counts.of(queue)).isEqualTo(250);
    queue.add("element");
    assertThat(counts.of(queue)).isEqualTo(250);
    counts.of(queue);
    assertThat(counts.of(queue)).isEqualTo(251);
    counts.of(queue);
    queue.clear();
    counts.of(queue);
    assertThat(counts.of(queue)).isZero();
  }

  @Test
  void measures_enum_maps_and_delay_queues() {
    DelayQueue<Delayed> queue = new DelayQueue<>();
    queue.add(new Later());
    assertThat(entries(queue)).isEqualTo(1);
    assertThat(entries(new EnumMap<>(Map.of(TimeUnit.DAYS, 1)))).isEqualTo(1);
  }

  static Stream<Object> unknown() {
    return Stream.of(
        new TreeMap<>(Map.of(1, 1, 2, 2)).headMap(2),
        new TreeSet<>(List.of(1, 2)).headSet(2),
        new ConcurrentSkipListMap<>(Map.of(1, 1)).headMap(2),
        Collections.synchronizedCollection(new Trap()),
        new Trap(),
        List.of(1, 2),
        "text");
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void leaves_alone_what_it_does_not_know(Object container) {
    assertThat(containers.measure(container)).isNull();
  }

  @Test
  void never_calls_an_overridden_size() {
    TrapList list = new TrapList();
    list.add("one");
    TrapMap map = new TrapMap();
    map.put("one", "two");
    assertThat(entries(list)).isEqualTo(1);
    assertThat(entries(map)).isEqualTo(1);
    assertThat(entries(Collections.unmodifiableMap(map))).isEqualTo(1);
  }

  @Test
  void leaves_a_weak_map_as_it_is() throws Exception {
    WeakHashMap<Object, Object> map = new WeakHashMap<>();
    for (int i = 0; i < 10; i++) {
      map.put(new Object(), "value");
    }
    Object queue = containers.peek().object(map, "queue");
    Garbage.collectUntil(() -> containers.peek().object(queue, "head") != null);
    assertThat(entries(map)).isEqualTo(10);
    assertThat(containers.measure(map).bound().kind()).isEqualTo(Bound.Kind.REFERENCES);
  }

  static Stream<Object> withMonitor() {
    return Stream.of(
        new Hashtable<>(Map.of(1, 1)),
        new Vector<>(List.of(1)),
        Collections.synchronizedList(new ArrayList<>(List.of(1))),
        Collections.synchronizedMap(new HashMap<>(Map.of(1, 1))));
  }

  @ParameterizedTest
  @MethodSource("withMonitor")
  @Timeout(20)
  void does_not_wait_for_a_monitor(Object container) throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              synchronized (container) {
                held.countDown();
                awaitQuietly(done);
              }
            });
    holder.start();
    held.await();
    assertThat(entries(container)).isEqualTo(1);
    done.countDown();
    holder.join();
  }

  static Stream<Collection<?>> withLock() {
    DelayQueue<Delayed> delayed = new DelayQueue<>();
    delayed.add(new Later());
    return Stream.of(
        new ArrayBlockingQueue<>(5, false, List.of(1)),
        new LinkedBlockingDeque<>(List.of(1)),
        new PriorityBlockingQueue<>(List.of(1)),
        delayed);
  }

  @ParameterizedTest
  @MethodSource("withLock")
  @Timeout(20)
  void does_not_wait_for_a_lock(Collection<?> queue) throws Exception {
    Lock lock = (Lock) containers.peek().object(queue, "lock");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              lock.lock();
              held.countDown();
              awaitQuietly(done);
              lock.unlock();
            });
    holder.start();
    held.await();
    assertThat(entries(queue)).isEqualTo(1);
    done.countDown();
    holder.join();
  }

  @Test
  void reads_capacities() {
    assertThat(bound(new ArrayBlockingQueue<>(7))).isEqualTo(entriesBound(7));
    assertThat(bound(new LinkedBlockingQueue<>(8))).isEqualTo(entriesBound(8));
    assertThat(bound(new LinkedBlockingDeque<>(9))).isEqualTo(entriesBound(9));
    assertThat(bound(new LinkedBlockingQueue<>())).isEqualTo(Bound.NONE);
  }

  @Test
  void reads_caffeine() {
    var bySize = Caffeine.newBuilder().maximumSize(50).recordStats().build();
    for (int i = 0; i < 500; i++) {
      bySize.put(i, "value");
    }
    bySize.cleanUp();
    assertThat(entries(bySize)).isEqualTo(50);
    assertThat(bound(bySize)).isEqualTo(entriesBound(50));
    assertThat(containers.measure(bySize).removals()).isEqualTo(450);
    assertThat(entries(bySize.asMap())).isEqualTo(50);

    var unbounded = Caffeine.newBuilder().<Integer, String>build(key -> "loaded");
    unbounded.get(1);
    assertThat(containers.measure(unbounded)).isEqualTo(new Measure(1, Bound.NONE, null));
    assertThat(bound(Caffeine.newBuilder().maximumWeight(9).weigher((k, v) -> 1).build()))
        .isEqualTo(new Bound(Bound.Kind.WEIGHT, 9));
    assertThat(
            bound(
                Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(5))
                    .expireAfterAccess(Duration.ofMinutes(1))
                    .build()))
        .isEqualTo(new Bound(Bound.Kind.EXPIRY, 60));
    assertThat(bound(Caffeine.newBuilder().weakValues().build()).kind())
        .isEqualTo(Bound.Kind.REFERENCES);
  }

  @Test
  void reads_asynchronous_caffeine() {
    var cache = Caffeine.newBuilder().maximumSize(50).<Integer, String>buildAsync();
    cache.put(1, CompletableFuture.completedFuture("value"));
    assertThat(entries(cache)).isEqualTo(1);
    assertThat(entries(cache.synchronous())).isEqualTo(1);
    assertThat(bound(cache)).isEqualTo(entriesBound(50));
  }

  @Test
  void reads_guava() {
    var bySize = CacheBuilder.newBuilder().maximumSize(50).concurrencyLevel(1).recordStats();
    var cache = bySize.build();
    for (int i = 0; i < 500; i++) {
      cache.put(i, "value");
    }
    assertThat(containers.measure(cache)).isEqualTo(new Measure(50, entriesBound(50), 450L));
    assertThat(entries(cache.asMap())).isEqualTo(50);
    assertThat(
            bound(
                CacheBuilder.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(30))
                    .build(CacheLoader.from(key -> "loaded"))))
        .isEqualTo(new Bound(Bound.Kind.EXPIRY, 30));
    assertThat(bound(CacheBuilder.newBuilder().softValues().build()).kind())
        .isEqualTo(Bound.Kind.REFERENCES);
    assertThat(bound(CacheBuilder.newBuilder().build())).isEqualTo(Bound.NONE);
    ArrayListMultimap<String, String> multimap = ArrayListMultimap.create();
    multimap.put("one", "two");
    multimap.put("one", "three");
    assertThat(entries(multimap)).isEqualTo(2);
  }

  private long entries(Object container) {
    return containers.measure(container).entries();
  }

  private Bound bound(Object container) {
    return containers.measure(container).bound();
  }

  private static Bound entriesBound(long limit) {
    return new Bound(Bound.Kind.ENTRIES, limit);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Later implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.ofHours(1));
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  /** Stands for a collection that loads from a database. */
  private static final class Trap extends java.util.AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new AssertionError("called the application's get");
    }

    @Override
    public int size() {
      throw new AssertionError("called the application's size");
    }

    @Override
    public String toString() {
      return "trap";
    }
  }

  private static final class TrapList extends ArrayList<Object> {
    private static final long serialVersionUID = 1;
    final int size = 4711;

    @Override
    public int size() {
      throw new AssertionError("called the application's size");
    }
  }

  private static final class TrapMap extends ConcurrentHashMap<Object, Object> {
    private static final long serialVersionUID = 1;

    @Override
    public int size() {
      throw new AssertionError("called the application's size");
    }
  }
}
