package io.leakscribe.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class OnsetTest {

  @Test
  void lies_where_a_level_series_begins_to_grow_and_the_interval_holds_the_truth() {
    Moment onset = onset(48, 1, noisy(1, hour -> 400 + 100 * Math.max(0, hour - 30.4)));
    assertThat(onset.at()).isBetween(Course.time(29.4), Course.time(31.4));
    assertThat(onset.earliest()).isBefore(Course.time(30.4));
    assertThat(onset.latest()).isAfter(Course.time(30.4));
    assertThat(Duration.between(onset.earliest(), onset.latest())).isLessThan(Duration.ofHours(4));
    assertThat(onset.how()).contains("no growth of com.shop.Prices.cache before it");
  }

  @Test
  void the_interval_holds_the_truth_in_most_of_many_courses() {
    int held = 0;
    for (int seed = 0; seed < 200; seed++) {
      double truth = 20 + seed % 17 + 0.3;
      Moment onset = onset(60, 1, noisy(seed, hour -> 400 + 40 * Math.max(0, hour - truth)));
      held +=
          onset.earliest() != null
                  && !onset.earliest().isAfter(Course.time(truth))
                  && !onset.latest().isBefore(Course.time(truth))
              ? 1
              : 0;
    }
    assertThat(held).isGreaterThan(180);
  }

  @Test
  void is_at_or_before_the_start_when_it_grew_from_the_first_reading_on() {
    Moment onset = onset(48, 1, noisy(2, hour -> 50 + 100 * hour));
    assertThat(onset.isAtOrBefore()).isTrue();
    assertThat(onset.at()).isEqualTo(Course.START);
    assertThat(onset.how()).contains("at or before the start of R1");
  }

  @Test
  void a_holder_that_fills_while_the_process_starts_was_level_all_the_same() {
    Moment onset = onset(72, 0.5, noisy(3, h -> Math.min(400, h * 900) + 60 * Math.max(0, h - 40)));
    assertThat(onset.at()).isBetween(Course.time(38), Course.time(42));
  }

  @Test
  void growth_that_gets_faster_had_no_level_part() {
    Moment onset = onset(48, 1, noisy(4, hour -> 50 + 20 * hour + 2 * hour * hour));
    assertThat(onset.isAtOrBefore()).isTrue();
  }

  @Test
  void a_series_that_begins_late_says_no_more_than_before_that() {
    Moment onset =
        new Course()
            .starts("r1", 0, "1")
            .reads(30, 48, 1, hour -> 100 * hour)
            .reports(48, Stage.SUSPECTED)
            .findings()
            .times()
            .onset();
    assertThat(onset.isAtOrBefore()).isTrue();
    assertThat(onset.at()).isBefore(Course.time(30.1));
    assertThat(onset.how()).contains("from the first reading in the journal on");
  }

  @Test
  void is_the_agents_estimate_where_the_journal_has_too_few_readings() {
    Moment onset =
        new Course()
            .starts("r1", 0, "1")
            .reads(0, 3, 1, hour -> 100 * hour)
            .reports(3, Stage.SUSPECTED)
            .findings()
            .times()
            .onset();
    assertThat(onset.at()).isEqualTo(Course.START.plusSeconds(120));
    assertThat(onset.how()).startsWith("as the agent estimated it");
  }

  private static Moment onset(double hours, double step, DoubleUnaryOperator entries) {
    return new Course()
        .starts("r1", 0, "1")
        .reads(0, hours, step, entries)
        .reports(hours, Stage.SUSPECTED)
        .findings()
        .times()
        .onset();
  }

  private static DoubleUnaryOperator noisy(int seed, DoubleUnaryOperator entries) {
    Random random = new Random(seed);
    return hour -> entries.applyAsDouble(hour) + 15 * random.nextGaussian();
  }
}
