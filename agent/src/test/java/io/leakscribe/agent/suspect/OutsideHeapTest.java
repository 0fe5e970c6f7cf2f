package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class OutsideHeapTest {
  private static final Duration FOUR_MINUTES = Duration.ofMinutes(4);
  private static final DoubleUnaryOperator NONE = age -> 0;

  private final Analyst analyst = new Analyst(Past.NONE);

  @Test
  void executors_that_are_never_shut_down_are_confirmed_with_site_and_task() {
    List<Assessment> seen =
        new OutsideLife()
            .threads("pool-#-thread-#", age -> 2 * age, age -> age)
            .watchedBy(analyst, FOUR_MINUTES);

    RankedSuspect best = best(seen);
    assertThat(best.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(best.suspect().kind()).isEqualTo(SuspectKind.THREAD);
    assertThat(best.suspect().holder()).isEqualTo("threads pool-#-thread-#");
    assertThat(best.suspect().leakingClass()).isEqualTo("com.shop.Poll");
    assertThat(best.suspect().allocationSite()).isEqualTo("com.shop.Orders.open(Orders.java:12)");
    assertThat(last(seen).exhaustion()).extracting(Exhaustion::resource).isEqualTo("threads");
  }

  @Test
  void bare_threads_that_never_end_are_confirmed_before_half_of_the_way_to_the_limit() {
    List<Assessment> seen =
        new OutsideLife().threads("order-#", age -> 4 * age, NONE).watchedBy(analyst, FOUR_MINUTES);

    assertThat(best(seen).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(last(seen).levels()).containsValue(960L);
  }

  @Test
  void a_pool_that_grows_to_its_maximum_is_quiet() {
    List<Assessment> seen =
        new OutsideLife()
            .group("http-nio-#-exec-#", age -> Math.min(200, 10 + age), age -> 1, 200, 0, 0)
            .watchedBy(analyst, Duration.ofMinutes(8));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_pool_without_a_bound_has_until_its_idle_workers_end() {
    List<Assessment> seen =
        new OutsideLife()
            .group("pool-#-thread-#", age -> Math.min(90, age), age -> 1, 0, 60, 0)
            .watchedBy(analyst, FOUR_MINUTES);

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void connections_that_come_and_go_with_the_day_are_quiet_for_weeks() {
    DoubleUnaryOperator day = age -> 300 - 250 * Math.cos(2 * Math.PI * age / 86_400);
    List<Assessment> seen =
        new OutsideLife()
            .every(Duration.ofMinutes(2))
            .group("conn-#", day, NONE, 0, 0, 0.5)
            .watchedBy(analyst, Duration.ofDays(14), 60);

    assertThat(seen).noneMatch(OutsideHeapTest::confirms);
    assertThat(seen.subList(2 * 12, seen.size())).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_thread_an_hour_that_never_ends_is_confirmed_within_weeks() {
    List<Assessment> seen =
        new OutsideLife()
            .every(Duration.ofMinutes(2))
            .threads("Timer-#", age -> age / 600, NONE)
            .watchedBy(analyst, Duration.ofDays(7), 60);

    assertThat(best(seen).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void class_loaders_that_survive_collections_are_confirmed() {
    List<Assessment> seen =
        new OutsideLife()
            .loaders(age -> age, age -> 60 + 0.4 * age)
            .watchedBy(analyst, FOUR_MINUTES);

    RankedSuspect best = best(seen);
    assertThat(best.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(best.suspect().kind()).isEqualTo(SuspectKind.CLASS_LOADER);
    assertThat(best.suspect().holder()).isEqualTo("class loaders com.shop.PluginLoader");
    assertThat(best.suspect().leakingClass()).isEqualTo("com.shop.Plugin#");
    assertThat(best.suspect().allocationSite()).isEqualTo("com.shop.Plugins.load(Plugins.java:7)");
    assertThat(last(seen).exhaustion()).extracting(Exhaustion::resource).isEqualTo("metaspace");
  }

  @Test
  void the_field_that_holds_the_loaders_is_named_once_it_is_known() {
    List<Assessment> seen =
        new OutsideLife()
            .loaders(age -> age, age -> 60 + 0.4 * age)
            .holder("com.shop.Plugins.all", "com.shop.PluginLoader", age -> age)
            .watchedBy(analyst, FOUR_MINUTES);

    assertThat(best(seen).suspect().holder()).isEqualTo("com.shop.Plugins.all");
    assertThat(best(seen).suspect().kind()).isEqualTo(SuspectKind.CLASS_LOADER);
    assertThat(last(seen).suspects()).hasSize(1);
  }

  @Test
  void the_field_that_holds_an_object_of_each_hidden_class_is_named() {
    List<Assessment> seen =
        new OutsideLife()
            .classes(age -> 20 * age, age -> 60 + 0.4 * age)
            .holder("com.shop.Rules.all", "com.shop.Rule/0x00007f6c48038000", age -> 20 * age)
            .watchedBy(analyst, FOUR_MINUTES);

    assertThat(best(seen).suspect().holder()).isEqualTo("com.shop.Rules.all");
    assertThat(best(seen).suspect().kind()).isEqualTo(SuspectKind.CLASS_LOADER);
  }

  @Test
  void class_loaders_may_be_garbage_until_classes_were_unloaded() {
    List<Assessment> seen =
        new OutsideLife()
            .loaders(age -> age, age -> 60 + 0.2 * age)
            .noCollections()
            .watchedBy(analyst, FOUR_MINUTES);

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void without_a_limit_class_loaders_are_told_once_they_could_fill_the_memory_that_there_is() {
    List<Assessment> slow =
        new OutsideLife()
            .loaders(age -> age, age -> 60 + 0.2 * age)
            .noMetaspaceLimit()
            .watchedBy(analyst, FOUR_MINUTES);
    List<Assessment> fast =
        new OutsideLife()
            .loaders(age -> age, age -> 60 + 2 * age)
            .noMetaspaceLimit()
            .watchedBy(new Analyst(Past.NONE), FOUR_MINUTES);

    assertThat(slow).allMatch(a -> a.suspects().isEmpty());
    assertThat(best(fast).suspect().kind()).isEqualTo(SuspectKind.CLASS_LOADER);
  }

  @Test
  void loaders_that_are_unloaded_by_each_collection_are_quiet() {
    DoubleUnaryOperator alive = age -> 10 + age % 60;
    List<Assessment> seen =
        new OutsideLife()
            .loaders(alive, age -> 60 + 0.3 * (age % 60))
            .unloaded(age -> 3 * (age - age % 60))
            .watchedBy(analyst, Duration.ofMinutes(10));

    assertThat(seen).noneMatch(OutsideHeapTest::confirms);
    assertThat(last(seen).suspects()).isEmpty();
  }

  @Test
  void plugins_that_load_to_a_plateau_are_not_confirmed_and_quiet_after_it() {
    List<Assessment> seen =
        new OutsideLife()
            .loaders(
                age -> 150 * (1 - Math.exp(-age / 60)), age -> 60 + 20 * (1 - Math.exp(-age / 60)))
            .watchedBy(analyst, Duration.ofMinutes(10));

    assertThat(seen).noneMatch(OutsideHeapTest::confirms);
    assertThat(last(seen).suspects()).isEmpty();
  }

  @Test
  void direct_buffers_that_pile_up_are_confirmed_before_half_time() {
    List<Assessment> seen =
        pilingUp().turnover("com.shop.Buffers.all", 60, 0).watchedBy(analyst, TWO_MINUTES);

    assertThat(best(seen).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(best(seen).suspect().kind()).isEqualTo(SuspectKind.DIRECT_MEMORY);
    assertThat(best(seen).suspect().holder()).isEqualTo("com.shop.Buffers.all");
    assertThat(last(seen).exhaustion()).extracting(Exhaustion::resource).isEqualTo("direct");
    assertThat(best(seen).suspect().bytesPerHour()).isBetween(0.9e9, 1.0e9);
  }

  @Test
  void direct_buffers_whose_field_gives_back_what_it_takes_are_a_pool() {
    assertThat(pilingUp().turnover("com.shop.Buffers.all", 60, 50).watchedBy(analyst, TWO_MINUTES))
        .allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void what_a_field_gives_back_is_held_against_a_leak_once() {
    String fingerprint =
        best(pilingUp().turnover("com.shop.Buffers.all", 60, 0).watchedBy(analyst, TWO_MINUTES))
            .suspect()
            .fingerprint();
    Analyst again = new Analyst(new Past(Map.of(fingerprint, new Recurrence(1, 7_200.0)), null));

    List<Assessment> seen =
        pilingUp().turnover("com.shop.Buffers.all", 60, 50).watchedBy(again, TWO_MINUTES);

    assertThat(best(seen).suspect().evidence())
        .filteredOn(line -> line.weight() < 0)
        .singleElement()
        .matches(line -> line.weight() == Sign.GIVES_BACK_WHAT_IT_TAKES.weight);
  }

  @Test
  void direct_buffers_of_nobody_known_may_be_a_pool_until_little_is_left() {
    DoubleUnaryOperator mib = age -> 0.25 * age;
    List<Assessment> seen =
        new OutsideLife().direct(age -> 2 * age, mib).watchedBy(analyst, Duration.ofSeconds(216));

    assertThat(seen.subList(0, 85)).allMatch(a -> a.suspects().isEmpty());
    assertThat(best(seen).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  /** Two buffers of 128 KiB a second, and a list that grows as they do. */
  private static OutsideLife pilingUp() {
    return new OutsideLife()
        .direct(age -> 2 * age, age -> 0.25 * age)
        .holder("com.shop.Buffers.all", "java.nio.DirectByteBuffer", age -> 2 * age);
  }

  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  @Test
  void a_buffer_pool_that_fills_and_stops_is_quiet() {
    List<Assessment> seen =
        new OutsideLife()
            .direct(age -> 100 * (1 - Math.exp(-age / 20)), age -> 20 * (1 - Math.exp(-age / 20)))
            .watchedBy(analyst, FOUR_MINUTES);

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void a_heap_that_does_not_fit_its_container_is_sizing_and_no_leak() {
    List<Assessment> seen =
        new OutsideLife()
            .limits(900, 1024)
            .memory(age -> Math.min(880, 300 + 2 * age), age -> Math.min(1010, 430 + 2 * age))
            .watchedBy(analyst, Duration.ofMinutes(8));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
    NotALeak verdict = last(seen).notLeaks().get(0);
    assertThat(verdict.kind()).isEqualTo(NotALeak.Kind.SIZING);
    assertThat(verdict.statement()).contains("heap maximum 900.0 MiB", "limit is 1.0 GiB");
    assertThat(seen.get(20).notLeaks()).isEmpty();
  }

  @Test
  void a_process_that_grows_beside_everything_is_native_retention_and_no_leak() {
    List<Assessment> seen =
        new OutsideLife()
            .memory(age -> 200, age -> 330 + 0.5 * age)
            .watchedBy(analyst, Duration.ofMinutes(10));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty());
    NotALeak verdict = last(seen).notLeaks().get(0);
    assertThat(verdict.kind()).isEqualTo(NotALeak.Kind.NATIVE_RETENTION);
    assertThat(verdict.statement()).contains("heap committed 200.0 MiB", "malloc arenas");
  }

  @Test
  void a_committed_heap_that_is_touched_for_the_first_time_is_no_native_retention() {
    List<Assessment> seen =
        new OutsideLife()
            .limits(2048, 8192)
            .memory(age -> 2048, age -> Math.min(2150, 350 + 4 * age))
            .watchedBy(analyst, Duration.ofMinutes(8));

    assertThat(seen).allMatch(a -> a.suspects().isEmpty() && a.notLeaks().isEmpty());
  }

  private static boolean confirms(Assessment assessment) {
    return assessment.suspects().stream().anyMatch(s -> s.verdict() == Verdict.CONFIRMED);
  }

  private static RankedSuspect best(List<Assessment> assessments) {
    assertThat(last(assessments).suspects()).isNotEmpty();
    return last(assessments).suspects().get(0);
  }

  private static Assessment last(List<Assessment> assessments) {
    return assessments.get(assessments.size() - 1);
  }
}
