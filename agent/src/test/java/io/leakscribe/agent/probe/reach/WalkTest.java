package io.leakscribe.agent.probe.reach;

import static io.leakscribe.agent.probe.reach.Things.initialized;
import static io.leakscribe.agent.probe.reach.Things.items;
import static io.leakscribe.agent.probe.reach.Things.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.probe.reach.Things.Item;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final String HERE = WalkTest.class.getName() + "$";
  private final Walker walker = new Walker();
  private @Nullable Object session;

  WalkTest() throws ReflectiveOperationException {}

  @Test
  void a_container_in_a_field_of_any_type_is_found() {
    HolderReading reading = read(Untyped.class, "Untyped.anything");

    assertThat(reading.entries()).isEqualTo(100);
    assertThat(reading.holderType()).isEqualTo("java.util.HashMap");
    assertThat(reading.isStatic()).isTrue();
    assertThat(reading.reached()).isNotNull();
    assertThat(reading.sampled().classes()).startsWith(Item.class.getName());
  }

  @Test
  void what_is_around_a_container_is_seen_through() {
    assertThat(read(Wrapped.class, "Wrapped.reference").entries()).isEqualTo(70);
    Wrapped.reference.set(items(90));

    assertThat(readAgain("Wrapped.reference").entries()).isEqualTo(90);
  }

  @Test
  void an_array_that_grows_has_no_bound_and_one_that_stays_has() {
    Map<String, HolderReading> found = walker.from(initialized(Arrays2.class));

    assertThat(found.get(HERE + "Arrays2.growing").entries()).isEqualTo(80);
    assertThat(found.get(HERE + "Arrays2.growing").bound()).isEqualTo(Bound.NONE);
    assertThat(found.get(HERE + "Arrays2.ring").bound())
        .isEqualTo(new Bound(Bound.Kind.ENTRIES, 128));
  }

  @Test
  void a_large_primitive_array_is_found_behind_its_builder() {
    assertThat(read(Text.class, "Text.log").entries()).isGreaterThanOrEqualTo(1 << 20);
  }

  @Test
  void chains_are_counted_forward_backward_and_in_a_ring() {
    Map<String, HolderReading> found = walker.from(initialized(Chained.class));

    assertThat(found.get(HERE + "Chained.head").entries()).isEqualTo(500);
    assertThat(found.get(HERE + "Chained.head").reached().kind()).isEqualTo(Reached.Kind.LINKED);
    assertThat(found.get(HERE + "Chained.head").sampled().classes()).contains(Item.class.getName());
    assertThat(found.get(HERE + "Chained.ring").entries()).isEqualTo(200);
    assertThat(found.get(HERE + "Chained.atomic").entries()).isEqualTo(300);
    assertThat(found.get(HERE + "Chained.tree").entries()).isEqualTo(255);
  }

  @Test
  void an_own_hash_table_counts_the_nodes_of_its_buckets() {
    assertThat(read(Table.class, "Table.buckets").entries()).isEqualTo(640);
  }

  @Test
  void inner_containers_count_for_the_outer_field() {
    assertThat(read(Nested.class, "Nested.byTenant").entries()).isEqualTo(20 * 30);
  }

  @Test
  void what_a_library_object_holds_is_named_by_its_own_field_with_the_way_to_it() {
    HolderReading reading = read(Shop.class, "Library.registry");

    assertThat(reading.entries()).isEqualTo(100);
    assertThat(reading.reached().path())
        .containsExactly("static " + HERE + "Shop.library", HERE + "Library.registry");
  }

  @Test
  void what_is_only_weakly_or_softly_held_is_not_held() {
    assertThat(walker.from(initialized(Weak.class))).doesNotContainKey(HERE + "Weak.weak");
    assertThat(walker.readings()).doesNotContainKey(HERE + "Weak.soft");
  }

  @Test
  void a_class_that_is_not_initialised_is_left_alone() throws Exception {
    Class<?> asleep =
        Class.forName(HERE + "Asleep", /* initialize= */ false, WalkTest.class.getClassLoader());

    assertThat(walker.from(asleep)).doesNotContainKey(HERE + "Asleep.map");
    assertThat(Woken.was).isFalse();
  }

  @Test
  void our_own_classes_are_not_entered() throws Exception {
    assertThat(new Walker(type -> type == Untyped.class).from(initialized(Untyped.class)))
        .doesNotContainKey(HERE + "Untyped.anything");
  }

  @Test
  void what_changes_meanwhile_does_no_harm() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread busy =
        new Thread(
            () -> {
              for (int i = 0; end.getCount() > 0; i++) {
                Restless.head = i % 1000 == 0 ? null : new Node(Restless.head, new Item());
                Restless.slots = new Object[100 + i % 100];
                Arrays.fill(Restless.slots, new Item());
                Restless.map.put(i % 5000, new Object[] {Restless.map, Restless.head});
                Restless.any = i % 2 == 0 ? Restless.map : Restless.slots;
              }
            });
    assertThat(Restless.map).isNotEmpty(); // initialised, however late the thread comes to run
    busy.start();
    for (int i = 0; i < 5; i++) {
      new Walker().from(Restless.class);
    }
    end.countDown();
    busy.join();

    assertThat(walker.from(Restless.class)).containsKey(HERE + "Restless.map");
  }

  @Test
  void owners_are_not_kept_alive() throws Exception {
    Shop.library = new Library();
    WeakReference<Object> library = new WeakReference<>(Shop.library);
    walker.from(Shop.class);
    Shop.library = new Library();
    for (int i = 0; i < 100 && library.get() != null; i++) {
      System.gc();
      walker.readings();
    }

    assertThat(library.get()).isNull();
  }

  private HolderReading read(Class<?> root, String name) {
    Map<String, HolderReading> found = walker.from(initialized(root));
    assertThat(found).containsKey(HERE + name);
    return found.get(HERE + name);
  }

  private HolderReading readAgain(String name) {
    HolderReading reading = null;
    for (int i = 0; i < 10_000_000 && (reading == null || reading.entries() < 90); i++) {
      reading = walker.readings().get(HERE + name); // what took long is measured again only later
    }
    return reading;
  }

  @Test
  void what_is_undeployed_while_a_walk_rests_can_go() throws Exception {
    List<Object> items = items(60_000);
    List<WeakReference<Object>> owners = new ArrayList<>();
    WeakReference<ClassLoader> loader = deployed(owners);
    items.forEach(item -> owners.add(new WeakReference<>(item)));
    Walk walk = walker.begun(owners);
    for (int slice = 0; slice < 200; slice++) {
      assertThat(walk.advance(System.nanoTime())).isFalse();
    }
    assertThat(walk.objects()).isGreaterThan(50_000);

    session = null;
    Awaitility.await() // without another slice: where there is no hurry, the next one may be far
        .until(
            () -> {
              System.gc();
              return loader.refersTo(null);
            });
    assertThat(walk.advance(System.nanoTime())).as("over").isFalse();
    assertThat(items).hasSize(60_000);
  }

  /** Makes a session of a class in a loader of its own, which nobody else holds. */
  private WeakReference<ClassLoader> deployed(List<WeakReference<Object>> owners) throws Exception {
    URL classes = WalkTest.class.getProtectionDomain().getCodeSource().getLocation();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    session = Class.forName(HERE + "Session", true, loader).getMethod("begin").invoke(null);
    owners.add(new WeakReference<>(session));
    return new WeakReference<>(loader);
  }

  /** Without anything private: that would be asked of the class around it. */
  public static final class Session {
    final Cart cart = new Cart();

    public static Object begin() {
      return new Session();
    }
  }

  static final class Cart {
    final Object[] items = new Object[20];
  }

  private static final class Untyped {
    static final Object anything = map(100);
  }

  private static final class Wrapped {
    static final AtomicReference<List<Object>> reference =
        new AtomicReference<>(List.copyOf(items(70)));
  }

  private static final class Arrays2 {
    static Object[] growing = items(80).toArray();
    static final Object[] ring = Arrays.copyOf(items(70).toArray(), 128);
  }

  private static final class Text {
    static final StringBuilder log = new StringBuilder("x".repeat(1 << 20));
  }

  private static final class Node {
    @Nullable Node next;
    @Nullable Node previous;
    final @Nullable Object item;

    Node(@Nullable Node next, @Nullable Object item) {
      this.next = next;
      this.item = item;
    }
  }

  private static final class AtomicNode extends AtomicReference<AtomicNode> {
    private static final long serialVersionUID = 1L;
  }

  private static final class Tree {
    @Nullable Tree left;
    @Nullable Tree right;

    static @Nullable Tree of(int depth) {
      if (depth == 0) {
        return null;
      }
      Tree tree = new Tree();
      tree.left = of(depth - 1);
      tree.right = of(depth - 1);
      return tree;
    }
  }

  private static final class Chained {
    static @Nullable Node head;
    static @Nullable Node ring;
    static AtomicNode atomic = new AtomicNode();
    static @Nullable Tree tree = Tree.of(8);

    static {
      for (int i = 0; i < 500; i++) {
        head = new Node(head, new Item());
      }
      Node last = new Node(null, null);
      ring = last;
      for (int i = 1; i < 200; i++) {
        ring = new Node(ring, new Item());
      }
      last.next = ring;
      for (int i = 1; i < 300; i++) {
        AtomicNode before = new AtomicNode();
        before.set(atomic);
        atomic = before;
      }
    }
  }

  private static final class Table {
    static final Node[] buckets = new Node[64];

    static {
      for (int i = 0; i < 640; i++) {
        buckets[i % 64] = new Node(buckets[i % 64], new Item());
      }
    }
  }

  private static final class Nested {
    static final Object byTenant = new ConcurrentHashMap<String, Map<Object, Object>>();

    static {
      for (int i = 0; i < 20; i++) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> map = (Map<Object, Object>) byTenant;
        map.put("tenant " + i, map(30));
      }
    }
  }

  private static final class Library {
    final Map<Object, Object> registry = map(100);
  }

  private static final class Shop {
    static Library library = new Library();
  }

  private static final class Weak {
    static final Object weak = new WeakReference<>(Untyped.anything);
    static final Object soft = new SoftReference<>(Untyped.anything);
  }

  private static final class Woken {
    static volatile boolean was;
  }

  private static final class Asleep {
    static final Object map = wake();

    static Object wake() {
      Woken.was = true;
      return map(100);
    }
  }

  private static final class Restless {
    static volatile @Nullable Node head;
    static volatile Object[] slots = {};
    static final Map<Object, Object> map = new ConcurrentHashMap<>();
    static volatile @Nullable Object any;

    static {
      for (int i = 0; i < 100; i++) {
        map.put(-i, new Item());
      }
    }
  }
}
