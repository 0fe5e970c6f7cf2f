package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HolderProbeTest {

  private static final String SHOP = Shop.class.getName() + "$";

  private final HolderRegistry registry = new HolderRegistry();
  private final HolderProbe probe = new HolderProbe(registry, Openers.REAL);
  private final WovenLoader loader =
      new WovenLoader(
          new HolderWeaver(registry.index(), FakeBridge.NAME), name -> name.startsWith(SHOP));

  @BeforeEach
  void listen() {
    registry.listenTo(new FakeBridge());
  }

  @Test
  void names_the_field_that_grows() throws Exception {
    Runnable sessions = create("Sessions");
    sessions.run();
    HolderReading reading = reading("Sessions.sessions").orElseThrow();
    assertThat(reading.entries()).isEqualTo(100);
    assertThat(reading.largest()).isEqualTo(100);
    assertThat(reading.owners()).isEqualTo(1);
    assertThat(reading.isStatic()).isFalse();
    assertThat(reading.holderType()).isEqualTo("java.util.concurrent.ConcurrentHashMap");
    assertThat(reading.bound()).isEqualTo(Bound.NONE);
    sessions.run();
    assertThat(reading("Sessions.sessions").orElseThrow().entries()).isEqualTo(200);
  }

  @Test
  void a_holder_that_is_followed_is_read_when_it_is_empty_too() throws Exception {
    Runnable sessions = create("Sessions");
    assertThat(reading("Sessions.sessions")).isEmpty();
    probe.follow(List.of(SHOP + "Sessions.sessions"));
    assertThat(reading("Sessions.sessions").orElseThrow().entries()).isZero();
    assertThat(sessions).isNotNull();
  }

  @Test
  void a_constructor_that_calls_another_one_registers_its_object_once() throws Exception {
    create("Sessions").run();
    assertThat(living("Sessions").owners()).hasSize(1);
  }

  @Test
  void superclass_and_subclass_are_told_apart() throws Exception {
    Runnable admins = create("AdminSessions");
    admins.run();
    assertThat(reading("Sessions.sessions").orElseThrow().entries()).isEqualTo(100);
    assertThat(reading("AdminSessions.admins").orElseThrow().entries()).isEqualTo(20);
    assertThat(admins).isNotNull();
  }

  @Test
  void reads_static_fields_records_enums_and_interfaces() throws Exception {
    create("Statics").run();
    Runnable basket = create("Basket");
    basket.run();
    Runnable channel = (Runnable) loader.loadClass(SHOP + "Channel").getEnumConstants()[0];
    channel.run();
    create("UsesDefaults").run();
    assertThat(reading("Statics.CACHE").orElseThrow().isStatic()).isTrue();
    assertThat(reading("Basket.items").orElseThrow().entries()).isEqualTo(30);
    assertThat(reading("Channel.orders").orElseThrow().entries()).isEqualTo(30);
    assertThat(reading("Defaults.VALUES").orElseThrow().entries()).isEqualTo(30);
    assertThat(basket).isNotNull();
  }

  @Test
  void reads_a_static_field_of_a_class_without_static_initialiser() throws Exception {
    create("LateStatics").run();
    assertThat(reading("LateStatics.late").orElseThrow().entries()).isEqualTo(50);
  }

  @Test
  void an_object_that_is_a_container_itself_is_its_own_holder() throws Exception {
    Runnable lru = create("Lru");
    lru.run();
    HolderReading reading = reading("Lru.this").orElseThrow();
    assertThat(reading.entries()).isEqualTo(40);
    assertThat(reading.bound().kind()).isEqualTo(Bound.Kind.OWN_RULE);
    assertThat(lru).isNotNull();
  }

  @Test
  void says_nothing_of_small_holders() throws Exception {
    Runnable sessions = create("Sessions");
    assertThat(reading("Sessions.sessions")).isEmpty();
    assertThat(sessions).isNotNull();
  }

  @Test
  void does_not_keep_owners_and_takes_new_ones_in_when_they_die() throws Exception {
    List<Object> early = new ArrayList<>();
    for (int i = 0; i < HolderRegistry.OWNERS_PER_CLASS + 4; i++) {
      early.add(create("Sessions"));
    }
    HolderClass entry = living("Sessions");
    assertThat(entry.owners()).hasSize(HolderRegistry.OWNERS_PER_CLASS);
    assertThat(entry.full).isTrue();
    early.clear();
    Garbage.collectUntil(() -> entry.owners().isEmpty());
    Runnable late = create("Sessions");
    late.run();
    assertThat(reading("Sessions.sessions").orElseThrow().owners()).isEqualTo(1);
    assertThat(late).isNotNull();
  }

  @Test
  void an_owner_that_stays_small_makes_room_for_a_large_one() throws Exception {
    List<Object> small = new ArrayList<>();
    for (int i = 0; i < HolderRegistry.OWNERS_PER_CLASS; i++) {
      small.add(create("Sessions"));
    }
    for (int i = 0; i <= HolderClass.SAMPLES_TO_GROW; i++) {
      assertThat(reading("Sessions.sessions")).isEmpty();
    }
    Runnable large = create("Sessions");
    large.run();
    assertThat(reading("Sessions.sessions").orElseThrow().largest()).isEqualTo(100);
    assertThat(small).isNotEmpty();
    assertThat(large).isNotNull();
  }

  @Test
  void does_not_keep_class_loaders() throws Exception {
    WeakReference<ClassLoader> gone = useAndForgetLoader();
    assertThat(registry.classes()).isEqualTo(2);
    Garbage.collectUntil(
        () -> {
          probe.sample();
          return gone.get() == null && registry.classes() == 0;
        });
  }

  private WeakReference<ClassLoader> useAndForgetLoader() throws Exception {
    ClassLoader webapp =
        new WovenLoader(
            new HolderWeaver(registry.index(), FakeBridge.NAME), name -> name.startsWith(SHOP));
    Runnable sessions = create(webapp, "Sessions");
    sessions.run();
    assertThat(reading("Sessions.sessions")).isPresent();
    probe.elementClasses(SHOP + "Sessions.sessions");
    return new WeakReference<>(webapp);
  }

  @Test
  void a_full_registry_takes_no_more_classes() throws Exception {
    HolderRegistry tiny = new HolderRegistry(1);
    tiny.listenTo(new FakeBridge());
    tiny.constructed(new Object(), String.class);
    tiny.constructed(new Object(), Integer.class);
    assertThat(tiny.classes()).isEqualTo(1);
    assertThat(tiny.refused()).isEqualTo(1);
  }

  @Test
  void gives_up_a_field_that_is_slow_again_and_again() throws Exception {
    Runnable sessions = create("Sessions");
    sessions.run();
    assertThat(reading("Sessions.sessions")).isPresent();
    HolderField field = living("Sessions").fields(registry.index(), Openers.REAL).get(0);
    for (int i = 0; i < 4; i++) {
      field.took(6_000_000);
    }
    assertThat(reading("Sessions.sessions")).isPresent();
    for (int i = 0; i < 5; i++) {
      field.took(6_000_000);
    }
    assertThat(reading("Sessions.sessions")).isEmpty();
    assertThat(probe.refusals()).containsEntry(SHOP + "Sessions.sessions", "takes 6000 us to read");
    assertThat(sessions).isNotNull();
  }

  @Test
  void gives_up_a_field_that_cannot_be_read_and_goes_on_with_the_others() throws Exception {
    registry
        .index()
        .add(
            (SHOP + "Sessions").replace('.', '/'),
            List.of(new FieldSpec("missing", "Ljava/util/Map;", false)));
    Runnable sessions = create("Sessions");
    sessions.run();
    assertThat(reading("Sessions.sessions")).isPresent();
    assertThat(probe.refusals()).containsOnlyKeys(SHOP + "Sessions.missing");
    assertThat(sessions).isNotNull();
  }

  @Test
  void names_the_classes_of_elements_once_asked() throws Exception {
    Runnable sessions = create("Sessions");
    sessions.run();
    assertThat(reading("Sessions.sessions").orElseThrow().sampled().classes()).isEmpty();
    assertThat(probe.elementClasses(SHOP + "Sessions.sessions"))
        .containsExactly(SHOP + "Session", "java.lang.String");
    assertThat(reading("Sessions.sessions").orElseThrow().sampled().classes())
        .containsExactly(SHOP + "Session", "java.lang.String");
    assertThat(probe.elementClasses("com.shop.Nobody.nothing")).isEmpty();
    assertThat(sessions).isNotNull();
  }

  @Test
  void says_in_which_holders_objects_are() throws Exception {
    Runnable sessions = create("AdminSessions");
    sessions.run();
    Object session = firstSession(sessions);
    assertThat(probe.holdersOf(List.of(new WeakReference<>(session))))
        .containsExactly(SHOP + "Sessions.sessions");
    assertThat(probe.holdersOf(List.of(new WeakReference<>(new Object())))).isEmpty();
  }

  private static Object firstSession(Object owner) throws Exception {
    Field field = owner.getClass().getSuperclass().getDeclaredField("sessions");
    field.setAccessible(true);
    return ((Map<?, ?>) field.get(owner)).values().iterator().next();
  }

  private HolderClass living(String name) {
    return registry.living().stream()
        .filter(entry -> entry.type.getName().equals(SHOP + name))
        .findFirst()
        .orElseThrow();
  }

  private Optional<HolderReading> reading(String name) {
    return probe.sample().stream()
        .filter(reading -> reading.holder().equals(SHOP + name))
        .findFirst();
  }

  private Runnable create(String name) throws Exception {
    return create(loader, name);
  }

  private static Runnable create(ClassLoader loader, String name) throws Exception {
    Constructor<?> constructor = loader.loadClass(SHOP + name).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Runnable) constructor.newInstance();
  }
}
