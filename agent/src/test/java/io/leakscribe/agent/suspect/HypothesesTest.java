package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.Hypothesis.Answer;
import io.leakscribe.journal.RestartGain;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HypothesesTest {
  private static final String HOLDER = "com.shop.SessionRegistry.sessions";
  private static final String FINGERPRINT = Fingerprint.of(SuspectKind.SESSION, HOLDER, null);
  private static final Duration LENGTH = Duration.ofMinutes(2);

  @Test
  void every_hypothesis_is_answered_each_time() {
    assertThat(assessed(Past.NONE).diagnosis().hypotheses())
        .extracting(Hypothesis::name)
        .containsExactly(
            "traffic",
            "database",
            "deploy",
            "library",
            "gc-configuration",
            "native-memory",
            "restart");
  }

  @Test
  void without_an_earlier_run_nobody_can_tell_about_the_deploy_or_a_restart() {
    Assessment seen = assessed(Past.NONE);

    assertThat(answer(seen, "deploy")).isEqualTo(Answer.CANNOT_TELL);
    assertThat(answer(seen, "restart")).isEqualTo(Answer.CANNOT_TELL);
    assertThat(seen.ruledOut()).noneMatch(r -> r.hypothesis().equals("deploy"));
  }

  @Test
  void a_version_that_ran_long_without_it_points_to_the_deploy_and_to_the_bound_that_changed() {
    Predecessor before = new Predecessor("1.0", "1.1", Duration.ofDays(3), Map.of(HOLDER, 10_000L));

    Hypothesis deploy = hypothesis(assessed(new Past(Map.of(), before)), "deploy");

    assertThat(deploy.answer()).isEqualTo(Answer.SUPPORTED);
    assertThat(deploy.evidence()).contains("1.0", "3.0 days", "from 10,000 to none");
  }

  @Test
  void a_version_that_ran_for_a_moment_only_proves_nothing() {
    Predecessor before = new Predecessor("1.0", "1.1", Duration.ofSeconds(9), Map.of());

    assertThat(answer(assessed(new Past(Map.of(), before)), "deploy"))
        .isEqualTo(Answer.CANNOT_TELL);
  }

  @Test
  void a_suspect_that_the_older_version_had_clears_the_deploy() {
    Recurrence earlier = new Recurrence(2, 70_000.0, Set.of("1.0"), List.of());
    Predecessor before = new Predecessor("1.0", "1.1", Duration.ofDays(3), Map.of());

    Assessment seen = assessed(new Past(Map.of(FINGERPRINT, earlier), before));

    assertThat(answer(seen, "deploy")).isEqualTo(Answer.CLEARED);
    assertThat(answer(seen, "restart")).isEqualTo(Answer.CLEARED);
    assertThat(seen.ruledOut()).anyMatch(r -> r.hypothesis().equals("deploy"));
  }

  @Test
  void a_holder_inside_a_library_is_not_cleared() {
    Assessment seen =
        last(
            new Life()
                .holder(
                    "io.micrometer.core.instrument.MeterRegistry.meterMap", Bound.NONE, a -> 20 * a)
                .liveSetMib(age -> 70 + 0.8 * age)
                .watchedBy(new Analyst(Past.NONE), LENGTH));

    assertThat(answer(seen, "library")).isEqualTo(Answer.SUPPORTED);
  }

  @Test
  void a_restart_buys_the_time_from_an_empty_holder_to_a_full_heap() {
    RestartGain gain = assessed(Past.NONE).diagnosis().restartBuys();

    // 256 MiB of heap, 70 in use at the start, 0.8 more each second.
    assertThat(gain).isNotNull();
    assertThat(gain.expected()).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(270));
    assertThat(gain.shortest()).isLessThanOrEqualTo(gain.expected());
  }

  @Test
  void while_it_is_only_suspected_it_says_what_will_decide() {
    List<Assessment> seen =
        new Life()
            .holder(HOLDER, Bound.NONE, age -> 20 * age)
            .liveSetMib(age -> 70 + 0.8 * age)
            .noOldCollections()
            .watchedBy(new Analyst(Past.NONE), LENGTH);

    assertThat(seen)
        .filteredOn(a -> !a.suspects().isEmpty())
        .allMatch(a -> a.diagnosis().undecided().stream().anyMatch(u -> u.contains("live set")));
  }

  private static Assessment assessed(Past past) {
    return last(
        new Life()
            .holder(HOLDER, Bound.NONE, age -> 20 * age)
            .liveSetMib(age -> 70 + 0.8 * age)
            .watchedBy(new Analyst(past), LENGTH));
  }

  private static Answer answer(Assessment seen, String name) {
    return hypothesis(seen, name).answer();
  }

  private static Hypothesis hypothesis(Assessment seen, String name) {
    return seen.diagnosis().hypotheses().stream()
        .filter(hypothesis -> hypothesis.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Assessment last(List<Assessment> assessments) {
    return assessments.get(assessments.size() - 1);
  }
}
