package io.leakscribe.agent.probe.survivor;

import static io.leakscribe.agent.probe.survivor.Samples.START;
import static io.leakscribe.agent.probe.survivor.Samples.at;
import static io.leakscribe.agent.probe.survivor.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.SurvivorReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivorsTest {
  private static final Frame LEAK = frame("com.shop.Session.<init>", 9);
  private static final Frame CACHE = frame("com.shop.Prices.load", 20);
  private static final Frame BASE = frame("com.shop.Main.init", 3);
  private static final Duration SLICE = Duration.ofSeconds(5);

  private final Survivors survivors = new Survivors(new Slices(START, SLICE));

  @Test
  void the_site_with_samples_of_all_ages_comes_first_however_few_they_are() {
    List<Sample> living = new ArrayList<>();
    many(living, 100, 1, BASE);
    many(living, 60, 43, CACHE);
    for (int second = 2; second < 45; second += 5) {
      living.add(at(second, "byte[]", LEAK));
    }

    List<SurvivorReading> readings = survivors.readings(living, 9);

    assertThat(readings)
        .extracting(SurvivorReading::site)
        .containsExactly(LEAK.toString(), BASE.toString(), CACHE.toString());
    assertThat(readings).extracting(SurvivorReading::cohorts).containsExactly(9, 1, 1);
    assertThat(readings.get(0).leakingClass()).isEqualTo("com.shop.Session");
    assertThat(readings.get(0).cohortsSeen()).isEqualTo(9);
    assertThat(readings.get(1).bytes()).isEqualTo(10_000);
  }

  @Test
  void samples_of_a_slice_that_is_not_proven_yet_count_as_alive_only() {
    List<Sample> living = List.of(at(1, "byte[]", LEAK), at(12, "byte[]", LEAK));

    SurvivorReading reading = survivors.readings(living, 1).get(0);

    assertThat(reading.samples()).isEqualTo(2);
    assertThat(reading.cohorts()).isEqualTo(1);
  }

  @Test
  void what_was_there_before_we_came_is_left_out() {
    assertThat(survivors.readings(List.of(at(-3, "byte[]", BASE)), 1)).isEmpty();
  }

  @Test
  void lines_of_one_method_are_one_site_and_nodes_are_another() {
    Frame put = frame("java.util.HashMap.put", 600);
    List<Sample> living =
        List.of(
            at(1, "byte[]", frame("com.shop.Cart.add", 17)),
            at(2, "byte[]", frame("com.shop.Cart.add", 17)),
            at(2, "com.shop.Line", frame("com.shop.Cart.add", 18)),
            at(3, "java.util.HashMap$Node", put, frame("com.shop.Cart.add", 19)));

    List<SurvivorReading> readings = survivors.readings(living, 1);

    assertThat(readings).hasSize(2);
    assertThat(readings.get(0).site()).isEqualTo("com.shop.Cart.add(Cart.java:17)");
    assertThat(readings.get(0).leakingClass()).isEqualTo("com.shop.Line");
    assertThat(readings.get(1).objectClass()).isEqualTo("java.util.HashMap$Node");
    assertThat(readings.get(1).via()).isEqualTo(put.toString());
  }

  @Test
  void a_queue_full_of_old_objects_is_emptied_and_half_of_what_was_learned_stays() {
    List<Sample> living = new ArrayList<>();
    many(living, 180, 1, BASE);
    for (int second = 2; second < 45; second += 5) {
      living.add(at(second, "byte[]", LEAK));
    }
    assertThat(survivors.isCrowded(living, 9)).isTrue();

    survivors.restart(living, 9, new Slices(START.plusSeconds(60), SLICE));
    List<SurvivorReading> readings = survivors.readings(List.of(at(61, "byte[]", LEAK)), 1);

    assertThat(readings.get(0).cohorts()).isEqualTo(4 + 1);
    assertThat(readings.get(0).cohortsSeen()).isEqualTo(4 + 1);
  }

  @Test
  void a_queue_full_of_objects_of_all_ages_is_left_alone() {
    List<Sample> living = new ArrayList<>();
    for (int second = 0; second < 45; second++) {
      many(living, 5, second, LEAK);
    }

    assertThat(survivors.isCrowded(living, 9)).isFalse();
  }

  @Test
  void nodes_of_linked_lists_are_noticed_among_what_they_hold() {
    List<Sample> living = new ArrayList<>();
    many(living, 100, 1, LEAK);
    assertThat(Survivors.areLinked(living)).isFalse();

    living.add(at(1, "java.util.LinkedList$Node", LEAK));
    living.add(at(1, "java.util.concurrent.LinkedBlockingQueue$Node", LEAK));

    assertThat(Survivors.areLinked(living)).isTrue();
  }

  private static void many(List<Sample> living, int count, long second, Frame site) {
    for (int i = 0; i < count; i++) {
      living.add(at(second, "byte[]", site));
    }
  }
}
