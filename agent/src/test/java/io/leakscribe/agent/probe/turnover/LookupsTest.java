package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Reuse;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupsTest {
  private static final int ENTRIES = 10_000;
  private static final int MARKED = 100;

  private final Object map = new Object();
  private final List<Object> entries = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(7);
  private List<WeakReference<Object>> marked;
  private final Lookups lookups = lookups();

  private Lookups lookups() {
    IntStream.range(0, ENTRIES).forEach(i -> entries.add(new Object()));
    marked =
        IntStream.range(0, MARKED)
            .mapToObj(i -> new WeakReference<>(entries.get(i * (ENTRIES / MARKED))))
            .toList();
    return new Lookups(map, map, marked, value -> -1, ENTRIES, 0);
  }

  @Test
  void what_is_looked_up_all_over_is_in_use() {
    lookUp(0, ENTRIES, 15_000);

    Reuse seen = reading();
    assertThat(seen.marked()).isEqualTo(MARKED);
    assertThat(seen.used()).isBetween(65, 90);
    assertThat(seen.age()).isEqualTo(Duration.ofSeconds(10));
    assertThat(seen.isGeneral()).isTrue();
  }

  @Test
  void bounded_caches_that_change_are_in_use_though_nobody_is_seen_to_look_them_up() {
    long[] version = {1};
    Lookups caches =
        new Lookups(
            map,
            map,
            marked,
            value -> entries.indexOf(value) % 200 == 0 ? version[0] : -1,
            ENTRIES,
            0);
    assertThat(caches.reading(0).used()).isZero();

    version[0]++;
    Reuse seen = caches.reading(0);

    assertThat(seen.used()).isEqualTo(MARKED / 2);
    assertThat(seen.changed()).isEqualTo(MARKED / 2);
    assertThat(seen.isGeneral()).isTrue();
    caches.restart();
    assertThat(caches.reading(0).used()).isZero();
  }

  @Test
  void what_only_changed_is_not_compared_with_the_lookups_expected() {
    Duration age = Duration.ofSeconds(10);

    assertThat(new Reuse(64, 10, 10, 12, true, age).isGeneral()).isFalse();
    assertThat(new Reuse(64, 10, 10, 12, false, age).mayBecomeGeneral()).isFalse();
    assertThat(new Reuse(64, 10, 0, 12, true, age).isGeneral()).isTrue();
  }

  @Test
  void where_only_what_is_new_is_looked_up_nothing_is_said_for_it() {
    lookUp(ENTRIES * 4 / 5, ENTRIES, 15_000);

    assertThat(reading().used()).isBetween(15, 20);
    assertThat(reading().isGeneral()).isFalse();
  }

  @Test
  void a_few_lookups_tell_once_that_what_was_new_has_aged() {
    lookUp(0, ENTRIES, 2_000);
    assertThat(reading().isGeneral()).isFalse();

    lookups.look(ENTRIES + ENTRIES / 4, 0);
    assertThat(reading().used()).isZero();
    lookUp(0, ENTRIES, 2_000);
    assertThat(reading().aged()).isTrue();
    assertThat(reading().expected()).isBetween(10.0, 20.0);
    assertThat(reading().isGeneral()).isTrue();
  }

  @Test
  void what_was_known_before_it_had_aged_stands_until_as_much_can_be_known_again() {
    lookUp(0, ENTRIES, 15_000);
    Reuse before = reading();
    lookups.look(2 * ENTRIES, Duration.ofSeconds(1).toNanos());

    assertThat(reading()).matches(Reuse::isGeneral).matches(now -> now.used() == before.used());
    assertThat(lookups.isAnew(Duration.ofSeconds(10).toNanos())).isTrue();
    assertThat(lookups.isAnew(Duration.ofSeconds(11).toNanos())).isFalse();
    assertThat(lookups.reading(Duration.ofSeconds(11).toNanos()))
        .matches(now -> now.aged() && now.used() == 0);
  }

  @Test
  void what_is_gone_does_not_count_whether_it_was_in_use_or_not() {
    lookups.note(entries.get(0), map);
    lookups.note(entries.get(100), map);
    marked.get(0).clear();
    marked.get(99).clear();

    assertThat(reading().marked()).isEqualTo(MARKED - 2);
    assertThat(reading().used()).isEqualTo(1);
  }

  @Test
  void a_few_popular_entries_do_not_stand_for_the_others() {
    lookups.look(2 * ENTRIES, 0);
    lookUp(0, ENTRIES / 100, 15_000);

    assertThat(reading().isGeneral()).isFalse();
  }

  @Test
  void of_other_containers_nothing_is_noted() {
    entries.forEach(entry -> lookups.note(entry, new Object()));

    assertThat(reading().used()).isZero();
    assertThat(Lookups.NONE.reading(0)).isNull();
  }

  @Test
  void between_two_looks_no_more_than_some_thousands_are_compared() {
    entries.forEach(entry -> lookups.note("another", map));
    entries.forEach(entry -> lookups.note("another", map));
    entries.forEach(entry -> lookups.note(entry, map));
    assertThat(reading().used()).isZero();

    lookups.look(ENTRIES, 0);
    entries.forEach(entry -> lookups.note(entry, map));
    assertThat(reading().used()).isEqualTo(MARKED);
  }

  private void lookUp(int from, int to, int times) {
    for (int i = 0; i < times; i++) {
      lookups.note(entries.get(random.nextInt(from, to)), map);
    }
  }

  private Reuse reading() {
    Reuse reading = lookups.reading(Duration.ofSeconds(10).toNanos());
    assertThat(reading).isNotNull();
    return reading;
  }
}
