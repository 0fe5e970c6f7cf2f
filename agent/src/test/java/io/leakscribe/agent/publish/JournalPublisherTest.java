package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.alert.Turn;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.SeriesNames;
import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalPublisherTest {
  private final List<Event> written = new ArrayList<>();
  private final List<String> counted = new ArrayList<>();
  private final JournalPublisher publisher =
      new JournalPublisher("shop", "shop-1", "r1", written::add, counted::add, time -> time);

  @Test
  void events_are_numbered_from_one_and_counted() {
    publisher.turns(
        Seen.NOW,
        List.of(
            new Turn.Leak(
                "i1", Stage.SUSPECTED, List.of(Seen.suspect(0)), null, List.of(), Diagnosis.NONE),
            new Turn.Cleared("i1", new RuledOut("traffic", "steady")),
            new Turn.Resolved("i1", "stopped growing")));

    assertThat(written).extracting(event -> event.origin().seq()).containsExactly(1L, 2L, 3L);
    assertThat(written).extracting(event -> event.origin().run()).containsOnly("r1");
    assertThat(counted).containsExactly("leak.suspected", "hypothesis.ruledOut", "leak.resolved");
    assertThat(((Event.HypothesisRuledOut) written.get(1)).evidence()).isEqualTo("steady");
  }

  @Test
  void what_earlier_runs_left_is_told_as_events() {
    LossClassifier.Loss loss = LossClassifier.classify(LastSigns.NONE, false);
    assertThat(loss).isNotNull();
    publisher.past(
        Seen.NOW,
        new History.Findings(
            List.of(new History.Lost("r0", Seen.NOW.minusSeconds(9), loss)),
            new History.Deploy("1", "2"),
            List.of(),
            Past.NONE,
            Set.of()));

    assertThat(counted).containsExactly("run.lost", "deploy.detected");
    assertThat(((Event.RunLost) written.get(0)).lostRun()).isEqualTo("r0");
  }

  @Test
  void samples_are_five_seconds_apart_at_first_and_a_minute_later_on() {
    assertThat(samplesIn(Duration.ofMinutes(1))).isEqualTo(12);
    assertThat(SampleSchedule.interval(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(5));
    assertThat(SampleSchedule.interval(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(30));
    assertThat(SampleSchedule.interval(Duration.ofDays(14))).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void the_holder_of_a_suspect_is_in_each_sample_however_small() {
    Observation seen = Seen.observation(100);
    String smallest = seen.holders().get(0).holder();

    publisher.sample(seen, Seen.assessment(1));

    assertThat(holders()).hasSize(20).contains(smallest, "com.shop.R99.map", "com.shop.R81.map");
    assertThat(holders()).doesNotContain("com.shop.R80.map");
  }

  @Test
  void what_led_an_incident_before_is_in_each_sample_from_the_first_on() {
    Observation seen = Seen.observation(100);
    String smallest = seen.holders().get(0).holder();
    publisher.past(
        Seen.NOW, new History.Findings(List.of(), null, List.of(), Past.NONE, Set.of(smallest)));

    publisher.sample(seen, Seen.assessment(0));

    assertThat(holders()).hasSize(20).contains(smallest);
  }

  @Test
  void a_holder_that_is_followed_is_in_each_sample_and_so_is_one_that_was_suspected_before() {
    Observation seen = Seen.observation(100);
    publisher.follow(List.of("com.shop.R7.map"));
    publisher.sample(seen, Seen.assessment(1));
    written.clear();
    Observation later =
        new Observation(
            seen.time().plusSeconds(3600),
            seen.uptime().plusSeconds(3600),
            seen.liveSet(),
            seen.holders(),
            seen.lifecycles(),
            seen.process());
    publisher.sample(later, Seen.assessment(0));

    assertThat(holders()).hasSize(20).contains("com.shop.R7.map", "com.shop.R0.map");
  }

  @Test
  void without_suspects_the_largest_holders_are_sampled() {
    publisher.sample(Seen.observation(100), Seen.assessment(0));

    assertThat(holders())
        .hasSize(20)
        .contains("com.shop.R80.map")
        .doesNotContain("com.shop.R0.map");
  }

  @Test
  void holders_of_one_name_take_one_place_and_are_added_up() {
    Observation seen = Seen.observation(30);
    List<HolderReading> twice = new ArrayList<>(seen.holders());
    twice.addAll(seen.holders());

    assertThat(ShownHolders.of(twice, List.of(), Set.of(), 20))
        .hasSize(20)
        .containsEntry("com.shop.R29.map", 258L);
  }

  @Test
  void each_sample_has_the_longest_stall_since_the_one_before() {
    publisher.stalled(0.25);
    publisher.stalled(2);
    publisher.stalled(0.5);
    publisher.sample(Seen.at(Seen.NOW, Duration.ofSeconds(1)), Seen.assessment(0));
    publisher.sample(Seen.at(Seen.NOW.plusSeconds(60), Duration.ofSeconds(61)), Seen.assessment(0));

    assertThat(written)
        .extracting(event -> ((Event.Sample) event).series().get(SeriesNames.LONGEST_STALL))
        .containsExactly(2.0, 0.0);
  }

  private long samplesIn(Duration time) {
    long samples = 0;
    for (long second = 0; second < time.toSeconds(); second++) {
      Observation at = Seen.at(Seen.NOW.plusSeconds(second), Duration.ofSeconds(second));
      samples += publisher.sample(at, Seen.assessment(0)) ? 1 : 0;
    }
    return samples;
  }

  private List<String> holders() {
    return ((Event.Sample) written.get(0))
        .series().keySet().stream()
            .filter(name -> name.startsWith(SeriesNames.HOLDER))
            .map(name -> name.substring(SeriesNames.HOLDER.length()))
            .toList();
  }
}
