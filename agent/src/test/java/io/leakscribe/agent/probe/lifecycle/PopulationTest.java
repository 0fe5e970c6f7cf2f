package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PopulationTest {
  private static final Grace GRACE = new Grace(5, 2);

  private final Population population = new Population();

  @Test
  void below_the_cap_every_object_is_counted() {
    Intake intake = new Intake(1_000);
    List<Object> kept = offer(intake, 400, 100);
    population.update(intake, 0, 0);
    assertThat(population.living()).isEqualTo(300);
    assertThat(retained(5, 2)).isEqualTo(100);
    Reference.reachabilityFence(kept);
  }

  @Test
  void above_the_cap_a_bounded_sample_stands_for_all_without_bias() {
    double sum = 0;
    int rounds = 20;
    for (int round = 0; round < rounds; round++) {
      Population sampled = new Population();
      Intake intake = new Intake(500);
      List<Object> kept = offer(intake, 20_000, 5_000);
      sampled.update(intake, 0, 0);
      assertThat(sampled.size()).isLessThanOrEqualTo(500);
      assertThat(sampled.living()).isCloseTo(15_000, within(7_000L));
      sum += sampled.retained(GRACE, 5, 2).stream().mapToLong(TrackedRef::weight).sum();
      Reference.reachabilityFence(kept);
    }
    // 20 rounds of about 80 ended objects each: a standard error of 2.5 %, here four of them.
    assertThat(sum / rounds).isCloseTo(5_000, within(500.0));
  }

  @Test
  void ends_without_beginnings_are_sampled_without_bias_too() {
    double sum = 0;
    int rounds = 20;
    for (int round = 0; round < rounds; round++) {
      Population sampled = new Population();
      Intake intake = new Intake(500);
      List<Object> kept = offer(new Intake(1), 20_000, 0);
      kept.forEach(intake::offerEnd);
      sampled.update(intake, 0, 0);
      assertThat(sampled.size()).isLessThanOrEqualTo(500);
      sum += sampled.retained(GRACE, 5, 2).stream().mapToLong(TrackedRef::weight).sum();
      Reference.reachabilityFence(kept);
    }
    assertThat(sum / rounds).isCloseTo(20_000, within(1_500.0));
  }

  @Test
  void what_arrives_between_two_samples_is_bounded_too() {
    Intake intake = new Intake(100);
    List<Object> kept = offer(intake, 50_000, 0);
    assertThat(intake.drain()).hasSizeLessThan(1_000);
    Reference.reachabilityFence(kept);
  }

  @Test
  void the_sample_becomes_exact_again_when_there_is_little_to_watch() {
    Intake intake = new Intake(500);
    List<Object> many = offer(intake, 20_000, 0);
    population.update(intake, 0, 0);
    assertThat(intake.level()).isPositive();
    Reference.reachabilityFence(many);
    many = List.of();
    Lab.collect();

    for (int i = 0; i < 24; i++) {
      population.update(intake, 0, 0);
    }
    List<Object> few = offer(intake, 30, 0);
    population.update(intake, 0, 0);
    assertThat(intake.level()).isZero();
    assertThat(population.living()).isEqualTo(30);
    Reference.reachabilityFence(few);
  }

  @Test
  void grace_needs_both_the_time_and_two_old_collections() {
    Intake intake = new Intake(100);
    List<Object> kept = offer(intake, 10, 10);
    population.update(intake, 100, 7);
    assertThat(retained(104, 9)).isZero();
    assertThat(retained(105, 8)).isZero();
    assertThat(retained(105, 9)).isEqualTo(10);
    Reference.reachabilityFence(kept);
  }

  @Test
  void a_second_end_of_one_object_neither_counts_nor_restarts_the_grace() {
    Intake intake = new Intake(100);
    Object session = new Object();
    intake.offer(session, true);
    population.update(intake, 0, 0);
    intake.offer(session, true);
    population.update(intake, 4, 2);
    assertThat(retained(5, 2)).isEqualTo(1);
    Reference.reachabilityFence(session);
  }

  @Test
  void objects_that_the_collector_takes_before_they_end_are_no_longer_living() {
    Intake intake = new Intake(100);
    List<Object> kept = offer(intake, 10, 0);
    offer(intake, 15, 5);
    population.update(intake, 0, 0);
    Lab.collect();
    population.update(intake, 0, 0);
    assertThat(population.living()).isEqualTo(10);
    assertThat(population.collectedUnended()).isEqualTo(10);
    Reference.reachabilityFence(kept);
  }

  private long retained(long nanoTime, long oldCollections) {
    return population.retained(GRACE, nanoTime, oldCollections).stream()
        .mapToLong(TrackedRef::weight)
        .sum();
  }

  private static List<Object> offer(Intake intake, int count, int ended) {
    List<Object> objects = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> objects.add(new Object()));
    objects.forEach(object -> intake.offer(object, false));
    objects.subList(0, ended).forEach(object -> intake.offer(object, true));
    return objects;
  }
}
