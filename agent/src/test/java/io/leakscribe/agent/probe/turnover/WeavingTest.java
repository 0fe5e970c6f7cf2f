package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.turnover.Planted;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeavingTest {
  private final List<String> log = new ArrayList<>();
  private final RefusingJvm jvm = new RefusingJvm(ByteBuddyAgent.install());
  private final TurnoverTransformer transformer = new TurnoverTransformer();
  private final Weaving weaving = weaving(Duration.ofMinutes(1));

  private Weaving weaving(Duration pauseBudget) {
    return new Weaving(jvm.instrumentation(), transformer, pauseBudget, log::add);
  }

  @AfterEach
  void takeOut() {
    jvm.refuse(null);
    weaving.fit(List.of(), List.of());
  }

  @Test
  void what_could_not_be_freed_is_remembered_and_freed_later() {
    List<WeakReference<Class<?>>> calls = classes(Planted.StaticMap.class, Planted.Registry.class);
    assertThat(weaving.fit(calls, List.of())).isTrue();
    jvm.refuse(new OutOfMemoryError("full"));

    weaving.fit(List.of(), List.of());

    assertThat(weaving.isToBeFreed()).isTrue();
    assertThat(log)
        .singleElement()
        .asString()
        .contains("could not be taken out of", "Planted$StaticMap' and 1 more", "full");
    weaving.fit(List.of(), List.of());
    jvm.refuse(null);
    weaving.fit(List.of(), List.of());
    assertThat(weaving.isToBeFreed()).isFalse();
    assertThat(jvm.taken).endsWith(Planted.StaticMap.class, Planted.Registry.class);
    assertThat(log).hasSize(2).last().asString().contains("out of all classes again");
  }

  @Test
  void one_class_that_is_refused_costs_the_others_nothing() {
    weaving.fit(
        classes(Planted.StaticMap.class, Planted.Registry.class, Planted.Balanced.class),
        List.of());
    jvm.taken.clear();
    jvm.refuse(new UnsupportedOperationException("changed"), Planted.Registry.class);

    weaving.fit(classes(Planted.ToDelete.class), List.of());

    assertThat(jvm.taken)
        .containsExactlyInAnyOrder(
            Planted.StaticMap.class, Planted.Balanced.class, Planted.ToDelete.class);
    assertThat(weaving.isToBeFreed()).isTrue();
    jvm.refuse(null);
    weaving.fit(List.of(), List.of());
    assertThat(weaving.isToBeFreed()).isFalse();
  }

  @Test
  void classes_are_freed_even_where_others_cannot_be_woven() {
    weaving.fit(classes(Planted.StaticMap.class), List.of());
    jvm.taken.clear();
    jvm.refuse(new VerifyError("woven by two"), Planted.Balanced.class);

    assertThat(weaving.fit(classes(Planted.Balanced.class), List.of())).isFalse();

    assertThat(jvm.taken).containsExactly(Planted.StaticMap.class);
    assertThat(log).singleElement().asString().contains("not counted around", "Planted$Balanced'");
    jvm.refuse(null);
    jvm.taken.clear();
    weaving.fit(List.of(), List.of());
    assertThat(jvm.taken).containsExactly(Planted.Balanced.class);
    assertThat(log).hasSize(1);
  }

  @Test
  void one_that_was_refused_is_woven_when_it_is_wanted_again() {
    jvm.refuse(new OutOfMemoryError("full"));
    List<WeakReference<Class<?>>> calls = classes(Planted.StaticMap.class);
    assertThat(weaving.fit(calls, List.of())).isFalse();
    jvm.refuse(null);

    assertThat(weaving.fit(calls, List.of())).isTrue();

    assertThat(jvm.taken).containsExactly(Planted.StaticMap.class);
  }

  @Test
  void what_is_never_freed_is_not_tried_for_ever() {
    weaving.fit(classes(Planted.StaticMap.class), List.of());
    jvm.refuse(new UnsupportedOperationException("changed"));
    int tries = 0;
    while (weaving.isToBeFreed() && tries < 1_000) {
      weaving.fit(List.of(), List.of());
      tries++;
    }
    assertThat(tries).isBetween(10, 500);
    assertThat(log).hasSize(1);
    jvm.refuse(null);
    weaving.fit(classes(Planted.Registry.class), List.of());
    weaving.fit(List.of(), List.of());
    assertThat(jvm.taken).as("once another one was freed").endsWith(Planted.StaticMap.class);
  }

  private static List<WeakReference<Class<?>>> classes(Class<?>... types) {
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    for (Class<?> type : types) {
      classes.add(new WeakReference<>(type));
    }
    return classes;
  }

  /** To dump the stacks of all threads is a pause that HotSpot counts. */
  @Test
  void looking_at_the_stacks_of_threads_counts_as_a_pause() {
    Weaving weaving = weaving(Duration.ofNanos(1));
    AtomicInteger looks = new AtomicInteger();
    while (weaving.isAllowed() && looks.incrementAndGet() < 10_000) {
      boolean seen = weaving.seen(WeavingTest::dump);
      assertThat(seen).isTrue();
    }

    assertThat(weaving.seconds()).isPositive();
    assertThat(weaving.isAllowed()).isFalse();
    assertThat(log).singleElement().asString().contains("pause.budget");
  }

  private static boolean dump() {
    return !Thread.getAllStackTraces().isEmpty();
  }
}
