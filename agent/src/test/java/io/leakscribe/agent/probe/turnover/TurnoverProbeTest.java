package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.shop.turnover.Neighbours;
import com.shop.turnover.Planted;
import com.shop.turnover.Planted.Plant;
import io.leakscribe.agent.observe.Awaited;
import io.leakscribe.agent.observe.Reuse;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.probe.holder.EntryValues;
import io.leakscribe.agent.probe.holder.HolderPlace;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import io.leakscribe.agent.probe.weave.BridgeHooks;
import io.leakscribe.agent.probe.weave.WeavePolicy;
import io.leakscribe.launch.TestBridge;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TurnoverProbeTest {
  private final RefusingJvm jvm = new RefusingJvm(ByteBuddyAgent.install());
  private final Instrumentation instrumentation = jvm.instrumentation();
  private final EntryValues values = new EntryValues(ModuleOpener.by(instrumentation));
  private final ContainerLinks links = new ContainerLinks();
  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, HolderPlace> places = new HashMap<>();
  private final Map<String, Class<?>> fields = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private TurnoverProbe probe;
  private boolean failing;
  private String excluded = "";

  @BeforeEach
  void create() throws Exception {
    probe = probe(Duration.ofMinutes(1));
  }

  @AfterEach
  void takeOut() {
    probe.close();
    assertThat(log).isEmpty();
  }

  private TurnoverProbe probe(Duration pauseBudget) throws Exception {
    return new TurnoverProbe(
        instrumentation,
        new BridgeHooks(TestBridge.install()),
        holder -> {
          if (failing) {
            throw new IllegalStateException("no places");
          }
          HolderPlace place = places.get(holder);
          return place == null ? List.of() : List.of(place);
        },
        values::of,
        values::changes,
        container -> fields,
        links,
        new OfTheShop(excluded),
        pauseBudget,
        nanos::get,
        log::add);
  }

  @Test
  void counts_each_insertion_and_says_where_it_comes_from() {
    Plant plant = new Planted.StaticMap();
    String holder = watch(plant, "entries", 1_240);
    assertThat(only().complete()).isFalse();
    grewTo(plant, holder, 1_240);
    TurnoverReading reading = only();
    assertThat(reading.holder()).isEqualTo(holder);
    assertThat(reading.insertions()).isEqualTo(1_240);
    assertThat(reading.removals()).isZero();
    assertThat(reading.insertionSite()).contains("Planted$StaticMap.step(Planted.java:");
    assertThat(reading.insertionShare()).isEqualTo(1);
    assertThat(reading.removalCode()).isEqualTo("Planted$StaticMap.never");
    assertThat(reading.complete()).isTrue();
  }

  @Test
  void counts_removals_that_found_something_and_nothing_of_other_containers() {
    watch(new Planted.Balanced(), "entries", 100);
    assertThat(only().insertions()).isEqualTo(100);
    assertThat(only().removals()).isEqualTo(100);
    assertThat(only().removalSite()).contains("Planted$Balanced.step(Planted.java:");
  }

  @Test
  void counts_exactly_in_code_of_every_shape() {
    Plant plant = new Planted.Shapes();
    plant.step(3);
    ((List<?>) plant.container()).clear();
    watch(plant, "entries", 1_000);
    assertThat(only().insertions()).isEqualTo(1_000);
    assertThat(only().insertionShare()).isEqualTo(0.2);
    assertThat(only().removalCode()).isNotNull();
    // Objects that are built while their class is woven.
    new Planted.Shapes().step(3);
    assertThat(probe.sample().get(0).insertions()).isEqualTo(1_000);
  }

  @Test
  void sees_which_entries_are_looked_up_by_calls_of_every_kind() {
    Plant plant = new Planted.Registry();
    for (int i = 0; i < 100; i++) {
      plant.step(i);
    }
    watch(plant, "entries", 60);

    assertThat(only().reuse()).matches(reuse -> reuse.marked() == 100 && reuse.used() == 60);
    assertThat(only().reuse()).matches(Reuse::isGeneral);
  }

  @Test
  void what_only_takes_in_new_entries_uses_none_of_the_old_ones() {
    Plant plant = new Planted.Registry();
    for (int i = 0; i < 100; i++) {
      plant.step(i);
    }
    String holder = watch(plant, "entries", 0);
    for (int i = 100; i < 200; i++) {
      plant.step(i);
    }
    grewTo(plant, holder, 200);

    assertThat(only().reuse()).matches(reuse -> reuse.marked() == 100 && reuse.used() == 0);
  }

  @Test
  void counts_again_what_has_grown_by_half_and_keeps_what_it_knew_until_then() {
    Plant plant = new Planted.StaticMap();
    String holder = watch(plant, "entries", 60);
    grewTo(plant, holder, 60);
    watchToTheEnd();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    grewTo(plant, holder, 100);
    probe.watch(List.of(holder));
    plant.step(100);
    assertThat(only().insertions()).isEqualTo(60);

    for (int i = 0; i < 79; i++) {
      plant.step(i);
    }
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(only().insertions()).isEqualTo(80);
  }

  @Test
  void what_has_hardly_grown_is_not_counted_again() {
    Plant plant = new Planted.StaticMap();
    String holder = watch(plant, "entries", 60);
    grewTo(plant, holder, 60);
    watchToTheEnd();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    places.put(holder, new HolderPlace(plant.getClass(), plant.container(), plant.container(), 0));
    probe.watch(List.of(holder));
    plant.step(1);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());

    assertThat(only().insertions()).isEqualTo(60);
  }

  @Test
  void waits_for_a_sweep_for_a_minute_where_there_is_code_that_sweeps() {
    Planted.Swept plant = new Planted.Swept();
    watch(plant, "entries", 100);
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(only().upkeep().runs()).isZero();
    plant.purge();
    assertThat(only().upkeep().runs()).isPositive();
    assertThat(only().upkeep().sweeps()).isTrue();
    plant.step(1);
    assertThat(only().insertions()).isEqualTo(100);
  }

  @Test
  void a_class_that_was_handed_the_container_is_heard_of_too() {
    Plant plant = new Planted.Shapes();
    Neighbours.Sweeper sweeper = new Neighbours.Sweeper((List<?>) plant.container());
    fields.put(Neighbours.Sweeper.class.getName() + ".others", Neighbours.Sweeper.class);
    watch(plant, "entries", 10);
    sweeper.sweep();

    assertThat(only().upkeep().sweeps()).isTrue();
    assertThat(only().upkeep().runs()).isPositive();
  }

  @Test
  void a_sweep_in_the_loop_of_a_running_thread_is_seen_though_not_heard() throws Exception {
    Planted.Cleaned plant = new Planted.Cleaned();
    watch(plant, "entries", 10);
    assertThat(only().upkeep().sweeps()).isTrue();
    assertThat(only().upkeep().runs()).isZero();
    probe.close();

    Thread cleaner = new Thread(plant, "cleaner");
    cleaner.start();
    try {
      Awaitility.await().until(() -> cleaner.getState() == Thread.State.WAITING);
      probe = probe(Duration.ofMinutes(1));
      watch(plant, "entries", 10);
      assertThat(only().upkeep().runs()).isEqualTo(1);
    } finally {
      cleaner.interrupt();
      cleaner.join();
    }
  }

  @Test
  void of_what_is_left_alone_nothing_is_woven_whatever_is_suspected() throws Exception {
    excluded = "com.shop.turnover.Planted$Swept";
    probe = probe(Duration.ofMinutes(1));
    watch(new Planted.Swept(), "entries", 10);

    assertThat(probe.sample()).isEmpty();
    assertThat(probe.pauseSeconds()).isZero();
  }

  @Test
  void a_running_loop_that_calls_what_empties_the_holder_is_waited_for() throws Exception {
    Planted.Daily plant = new Planted.Daily(Planted.Daily.End.SLEEP);
    watch(plant, "entries", 10);
    assertThat(only().upkeep().awaited()).isNull();
    probe.close();

    Thread days = inState(Thread.State.TIMED_WAITING, plant);
    try {
      probe = probe(Duration.ofMinutes(1));
      watch(plant, "entries", 10);
      assertThat(only().upkeep().awaited())
          .isEqualTo(new Awaited("Planted$Daily.run", "Planted$Daily.night"));
      assertThat(only().upkeep().runs()).isZero();
      plant.night();
      assertThat(only().upkeep().runs()).isPositive();
    } finally {
      days.interrupt();
      days.join();
    }
  }

  @Test
  void a_loop_that_waits_for_a_command_is_waited_for_only_if_its_thread_inserts() throws Exception {
    Planted.Daily plant = new Planted.Daily(Planted.Daily.End.TAKE);
    Thread days = inState(Thread.State.WAITING, plant);
    try {
      watch(plant, "entries", 10);
      assertThat(only().upkeep().awaited()).isNull();

      insertIn("Thread-2", plant);
      assertThat(only().upkeep().awaited()).isNull();
      insertIn("days-2", plant);
      assertThat(only().upkeep().awaited())
          .isEqualTo(new Awaited("Planted$Daily.run", "Planted$Daily.night"));
    } finally {
      days.interrupt();
      days.join();
    }
  }

  @Test
  void a_loop_that_asks_for_a_command_again_and_again_does_not_wait_for_the_clock_alone()
      throws Exception {
    Planted.Daily plant = new Planted.Daily(Planted.Daily.End.POLL);
    Thread days = inState(Thread.State.TIMED_WAITING, plant);
    try {
      watch(plant, "entries", 10);
      assertThat(only().upkeep().awaited()).isNull();
    } finally {
      days.interrupt();
      days.join();
    }
  }

  private static void insertIn(String thread, Planted.Daily plant) throws InterruptedException {
    Thread other = new Thread(() -> plant.step(11), thread);
    other.start();
    other.join();
  }

  private static Thread inState(Thread.State state, Planted.Daily plant) {
    Thread days = new Thread(plant, "days-1");
    days.start();
    Awaitility.await().until(() -> days.getState() == state);
    return days;
  }

  @Test
  void removals_by_code_that_is_not_heard_of_show_in_the_size_of_a_list() {
    Plant list = new Planted.Shapes();
    String holder = watch(list, "entries", 1_000);
    grewTo(list, holder, 150);
    assertThat(only().removals()).isEqualTo(only().insertions() - 150);
    assertThat(only().complete()).isTrue();
  }

  @Test
  void a_map_may_have_had_the_entries_already() {
    Plant map = new Planted.StaticMap();
    String holder = watch(map, "entries", 1_000);
    grewTo(map, holder, 150);
    assertThat(only().removals()).isZero();
    assertThat(only().complete()).isFalse();
  }

  @Test
  void takes_the_weaving_out_when_it_knows_enough() throws Exception {
    byte[] before = Retransformed.fileOf(instrumentation, Planted.StaticMap.class);
    Plant plant = new Planted.StaticMap();
    watch(plant, "entries", 60);
    probe.sample();
    assertThat(Retransformed.fileOf(instrumentation, Planted.StaticMap.class)).isNotEqualTo(before);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(only().insertions()).isEqualTo(60);
    plant.step(7);
    assertThat(only().insertions()).isEqualTo(60);
    assertThat(Retransformed.fileOf(instrumentation, Planted.StaticMap.class)).isEqualTo(before);
  }

  @Test
  void leaves_nothing_woven_when_it_fails() throws Exception {
    byte[] before = Retransformed.fileOf(instrumentation, Planted.StaticMap.class);
    watch(new Planted.StaticMap(), "entries", 6);
    assertThat(Retransformed.fileOf(instrumentation, Planted.StaticMap.class)).isNotEqualTo(before);
    failing = true;

    assertThatThrownBy(probe::sample).isInstanceOf(IllegalStateException.class);
    assertThat(Retransformed.fileOf(instrumentation, Planted.StaticMap.class)).isEqualTo(before);
  }

  @Test
  void weaves_nothing_any_more_once_it_is_closed() throws Exception {
    byte[] before = Retransformed.fileOf(instrumentation, Planted.StaticMap.class);
    watch(new Planted.StaticMap(), "entries", 6);
    probe.close();
    assertThat(Retransformed.fileOf(instrumentation, Planted.StaticMap.class)).isEqualTo(before);
    nanos.addAndGet(Duration.ofHours(7).toNanos());
    watch(new Planted.StaticMap(), "entries", 6);
    assertThat(Retransformed.fileOf(instrumentation, Planted.StaticMap.class)).isEqualTo(before);
  }

  @Test
  void a_holder_that_fails_is_left_and_those_after_it_are_watched() {
    Plant plant = new Planted.StaticMap();
    String holder = watch(plant, "entries", 60);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    probe.sample();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    failing = true;
    probe.watch(List.of(holder));
    failing = false;
    assertThat(log).singleElement().asString().contains(holder).contains("no places");
    log.clear();

    watch(new Planted.Balanced(), "entries", 10);
    assertThat(probe.sample()).hasSize(2);
  }

  @Test
  void waits_five_minutes_for_a_first_insertion_and_a_minute_for_more() {
    Plant plant = new Planted.StaticMap();
    watch(plant, "entries", 0);
    nanos.addAndGet(Duration.ofMinutes(4).toNanos());
    probe.sample();
    plant.step(1);
    assertThat(only().insertions()).isEqualTo(1);
    plant.step(2);
    assertThat(only().insertions()).isEqualTo(1);
  }

  @Test
  void counts_in_default_methods_of_interfaces_around() {
    Plant plant = new Planted.ByInterface();
    plant.step(0);
    watch(plant, "queue", 20);
    assertThat(only().insertions()).isEqualTo(20);
    assertThat(only().insertionSite()).contains("Planted$Adding.more(Planted.java:");
  }

  @Test
  void names_the_application_frame_behind_code_of_the_jdk() throws Exception {
    Class<?> hook = Class.forName("java.io.DeleteOnExitHook");
    ModuleOpener.by(instrumentation).open(hook);
    Field files = hook.getDeclaredField("files");
    files.setAccessible(true);
    Plant plant = new Planted.ToDelete(files.get(null));
    String holder = "java.io.DeleteOnExitHook.files";
    places.put(holder, new HolderPlace(hook, plant.container(), plant.container(), 0));
    probe.watch(List.of(holder));
    plant.step(1);
    plant.step(2);
    assertThat(only().insertions()).isEqualTo(2);
    assertThat(only().insertionSite()).contains("Planted$ToDelete.step(Planted.java:");
  }

  @Test
  void looks_at_the_container_itself_when_nobody_around_inserts() {
    Plant plant = new Planted.ByReference();
    String holder = watch(plant, "entries", 10);
    assertThat(only().insertions()).isZero();
    grewTo(plant, holder, 10);
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    probe.sample();
    for (int i = 0; i < 10; i++) {
      plant.step(i);
    }
    assertThat(only().insertions()).isEqualTo(10);
    assertThat(only().insertionSite()).contains("Planted$ByReference.step(Planted.java:");
    assertThat(only().complete()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    probe.sample();
    plant.step(11);
    assertThat(only().insertions()).isEqualTo(10);
  }

  /** It has grown, so what is in use is told anew for another 10 s. */
  private void watchToTheEnd() {
    for (int i = 0; i < 2; i++) {
      nanos.addAndGet(Duration.ofSeconds(10).toNanos());
      probe.sample();
    }
  }

  private void grewTo(Plant plant, String holder, long entries) {
    places.put(
        holder, new HolderPlace(plant.getClass(), plant.container(), plant.container(), entries));
  }

  @ParameterizedTest
  @CsvSource({"open, Taker.put", "gotten, Taker.put", "handedOver, Filler.fill"})
  void finds_insertions_by_classes_that_share_the_container(String field, String site)
      throws Exception {
    for (String name : List.of("Giving", "Taker", "Filler")) {
      links.weave(getClass().getClassLoader(), name, classFile("com/shop/turnover/" + name));
    }
    Plant plant = Neighbours.giving();
    plant.step(0);
    String holder = plant.getClass().getName() + "." + field;
    Object container = Neighbours.field(plant, field);
    places.put(holder, new HolderPlace(plant.getClass(), container, container, 1));
    probe.watch(List.of(holder));
    plant.step(1);
    assertThat(only().insertions()).isZero();
    assertThat(only().complete()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    places.put(holder, new HolderPlace(plant.getClass(), container, container, 3));
    probe.sample();
    for (int i = 3; i < 13; i++) {
      plant.step(i);
    }
    places.put(holder, new HolderPlace(plant.getClass(), container, container, 13));
    TurnoverReading reading = only();
    assertThat(reading.insertions()).isEqualTo(10);
    assertThat(reading.insertionSite()).startsWith("com.shop.turnover." + site);
    assertThat(reading.complete()).isTrue();
  }

  private byte[] classFile(String name) throws IOException {
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(name + ".class")) {
      return in.readAllBytes();
    }
  }

  @Test
  void what_could_not_be_taken_out_is_taken_out_by_a_later_look() {
    watch(new Planted.StaticMap(), "entries", 3);
    jvm.refuse(new OutOfMemoryError("full"));
    probe.close();
    probe.sample();
    assertThat(log).singleElement().asString().contains("could not be taken out", "full");
    jvm.refuse(null);
    jvm.taken.clear();

    probe.sample();
    probe.sample();

    assertThat(jvm.taken).contains(Planted.StaticMap.class).doesNotHaveDuplicates();
    assertThat(log).hasSize(2);
    log.clear();
  }

  @Test
  void weaves_nothing_where_no_pause_is_allowed() throws Exception {
    probe = probe(Duration.ZERO);
    Plant plant = new Planted.StaticMap();
    watch(plant, "entries", 3);
    assertThat(probe.sample()).isEmpty();
    assertThat(probe.pauseSeconds()).isZero();
  }

  /** With as many entries as the tests say, or as there are. */
  private String watch(Plant plant, String field, int steps) {
    String holder = plant.getClass().getName() + "." + field;
    places.put(holder, new HolderPlace(plant.getClass(), plant.container(), plant.container(), 0));
    probe.watch(List.of(holder));
    for (int i = 0; i < steps; i++) {
      plant.step(i);
    }
    return holder;
  }

  private TurnoverReading only() {
    List<TurnoverReading> readings = probe.sample();
    assertThat(readings).hasSize(1);
    return readings.get(0);
  }

  private record OfTheShop(String excluded) implements WeavePolicy {
    @Override
    public boolean mayWeave(Class<?> type) {
      return type.getName().startsWith("com.shop.");
    }

    @Override
    public boolean isExcluded(Class<?> type) {
      return type.getName().equals(excluded);
    }
  }
}
