package io.leakscribe.agent.probe.heap;

import static io.leakscribe.agent.observe.LiveSetReading.Basis.OLD_RECLAIMED;
import static io.leakscribe.agent.observe.LiveSetReading.Basis.YOUNG_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.LiveSetReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcReadingsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final GcReadings readings =
      new GcReadings(true, true, new HeardAt(InstantSource.system(), InstantSource.system()));
  private Instant now = START;

  @ParameterizedTest
  @ValueSource(strings = {"ParallelOld", "SerialOld", "G1Full", "Z", "ZGC Major", "Shenandoah"})
  void a_collection_of_the_whole_heap_gives_a_live_set(String name) {
    collect(name, null, 100);

    assertThat(drainLater()).containsExactly(new LiveSetReading(now, 100, OLD_RECLAIMED, name));
    assertThat(readings.oldCollections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DefNew", "ParallelScavenge", "ZGC Minor", "SomethingNew"})
  void a_young_or_unknown_collection_gives_an_upper_bound(String name) {
    collect(name, null, 100);

    assertThat(drainLater()).extracting(LiveSetReading::basis).containsExactly(YOUNG_ONLY);
    assertThat(readings.oldCollections()).isZero();
  }

  @Test
  void generational_shenandoah_does_not_claim_a_live_set() {
    GcReadings unreliable =
        new GcReadings(false, true, new HeardAt(InstantSource.system(), InstantSource.system()));
    unreliable.add(new Collection("Shenandoah", null, START, Duration.ZERO, 100, false));
    unreliable.tick(START.plusSeconds(5));

    assertThat(unreliable.drain()).extracting(LiveSetReading::basis).containsExactly(YOUNG_ONLY);
    assertThat(unreliable.oldCollections()).isZero();
  }

  @Test
  void the_last_of_a_run_of_mixed_collections_counts() {
    g1Cycle(500);
    collect("G1New", "Prepare Mixed", 400);
    collect("G1New", "Mixed", 300);
    collect("G1New", "Mixed", 200);
    assertThat(bytesOfLiveSets()).isEmpty();
    collect("G1New", "Normal", 250);

    assertThat(bytesOfLiveSets()).containsExactly(200L);
    assertThat(readings.oldCollections()).isEqualTo(1);
  }

  @Test
  void a_mixed_collection_that_nothing_follows_is_not_held_back_for_ever() {
    collect("G1New", "Mixed", 200);
    readings.tick(now.plusSeconds(60));

    assertThat(bytesOfLiveSets()).containsExactly(200L);
  }

  @Test
  void a_cycle_without_mixed_collections_makes_the_next_young_one_a_live_set() {
    g1Cycle(500);
    collect("G1New", "Normal", 200);
    collect("G1New", "Normal", 220);

    assertThat(bytesOfLiveSets()).containsExactly(200L);
  }

  @Test
  void a_cycle_that_was_undone_reclaimed_nothing() {
    readings.add(new Collection("G1Old", null, now, Duration.ZERO, 500, false));
    collect("G1New", "Normal", 200);

    assertThat(bytesOfLiveSets()).isEmpty();
    assertThat(readings.oldCollections()).isZero();
  }

  @Test
  void a_mixed_collection_that_ran_out_of_room_is_no_live_set() {
    readings.add(new Collection("G1New", "Mixed", now, Duration.ofMillis(5), 900, true));

    assertThat(drainLater()).extracting(LiveSetReading::basis).containsExactly(YOUNG_ONLY);
  }

  @Test
  void what_a_mixed_collection_had_no_room_for_is_collected_by_the_next_young_one() {
    collect("G1New", "Mixed", 300);
    failed("Mixed", 900);
    collect("G1New", "Concurrent Start", 200);
    collect("G1New", "Normal", 250);

    assertThat(bytesOfLiveSets()).containsExactly(200L);
  }

  @Test
  void after_several_collections_without_room_the_first_that_had_it_counts() {
    g1Cycle(950);
    failed("Normal", 900);
    failed("Normal", 910);
    collect("G1New", "Normal", 200);

    assertThat(bytesOfLiveSets()).containsExactly(200L);
  }

  @Test
  void an_older_jdk_keeps_what_there_was_no_room_for_until_the_next_cycle() {
    GcReadings older =
        new GcReadings(true, false, new HeardAt(InstantSource.system(), InstantSource.system()));
    older.add(new Collection("G1New", "Mixed", now, Duration.ofMillis(5), 900, true));
    older.add(
        new Collection("G1New", "Normal", now.plusSeconds(2), Duration.ofMillis(5), 700, false));
    older.tick(now.plusSeconds(5));

    assertThat(older.drain()).extracting(LiveSetReading::basis).containsOnly(YOUNG_ONLY);
  }

  @Test
  void a_full_collection_supersedes_the_mixed_one_before_it() {
    collect("G1New", "Mixed", 300);
    collect("G1Full", null, 200);

    assertThat(bytesOfLiveSets()).containsExactly(200L);
  }

  @Test
  void of_many_live_sets_in_a_second_the_lowest_counts() {
    for (long used : new long[] {300, 200, 400}) {
      readings.add(new Collection("Shenandoah", null, now, Duration.ZERO, used, false));
      now = now.plusMillis(300);
    }

    assertThat(bytesOfLiveSets()).containsExactly(200L);
    assertThat(readings.oldCollections()).isEqualTo(3);
  }

  @Test
  void young_readings_are_thinned_to_the_lowest_of_each_second() {
    for (int i = 0; i < 40; i++) {
      now = START.plusMillis(i * 100L);
      readings.add(new Collection("DefNew", null, now, Duration.ZERO, 1_000 + (i * 7) % 10, false));
    }

    List<LiveSetReading> young = drainLater();
    assertThat(young).hasSize(4);
    assertThat(young).extracting(LiveSetReading::bytes).containsOnly(1_000L);
  }

  @Test
  void the_queue_is_bounded_and_keeps_the_newest() {
    for (int i = 0; i < 5_000; i++) {
      collect("ParallelOld", null, i);
    }

    List<LiveSetReading> kept = drainLater();
    assertThat(kept).hasSize(1024);
    assertThat(kept.get(kept.size() - 1).bytes()).isEqualTo(4_999);
    assertThat(readings.oldCollections()).isEqualTo(5_000);
  }

  @Test
  void pauses_add_up() {
    collect("DefNew", null, 1);
    collect("SerialOld", null, 1);

    assertThat(readings.pauses()).isEqualTo(Duration.ofMillis(4));
  }

  private void failed(String g1Type, long used) {
    now = now.plusMillis(1_500);
    readings.add(new Collection("G1New", g1Type, now, Duration.ofMillis(2), used, true));
  }

  private void g1Cycle(long used) {
    collect("G1Old", null, used);
  }

  private void collect(String name, String g1Type, long used) {
    now = now.plusMillis(1_500);
    readings.add(new Collection(name, g1Type, now, Duration.ofMillis(2), used, false));
  }

  private List<Long> bytesOfLiveSets() {
    return drainLater().stream()
        .filter(reading -> reading.basis() == OLD_RECLAIMED)
        .map(LiveSetReading::bytes)
        .toList();
  }

  private List<LiveSetReading> drainLater() {
    readings.tick(now.plusSeconds(2));
    return readings.drain();
  }
}
