package io.leakscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Course;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.outside.Recording;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {

  @Test
  void is_one_incident_over_a_killed_run_and_the_next() {
    List<Incident> incidents = Incidents.of(Scenario.overKill().events()::forEach);
    assertThat(incidents).hasSize(1);
    Incident incident = incidents.get(0);
    assertThat(incident.runs()).extracting(Run::id).containsExactly("r1", "r2");
    assertThat(incident.runs().get(0).lost()).isNotNull();
    assertThat(incident.onset()).isEqualTo(Scenario.START.plus(Duration.ofMinutes(4)));
    assertThat(incident.state()).isEqualTo(IncidentState.CRITICAL);
  }

  @Test
  void measures_growth_before_and_after_a_restart() {
    Restart restart = Scenario.overKill().incident().restarts().get(0);
    assertThat(restart.unit()).isEqualTo("entries");
    assertThat(restart.ratePerHourBefore().orElseThrow()).isBetween(3590.0, 3610.0);
    assertThat(restart.ratePerHourAfter().orElseThrow()).isBetween(3470.0, 3490.0);
    assertThat(restart.verdict()).isEqualTo(Restart.Verdict.DID_NOT_HELP);
  }

  @Test
  void says_that_growth_was_gone_when_the_next_run_does_not_grow() {
    Incident incident =
        new Scenario()
            .starts("r1", 0, "1")
            .samples(1, 50, 60, 3)
            .leak(30, Stage.CONFIRMED, 0.9, 5, 90)
            .starts("r2", 52, "2")
            .lost(52, "r1", 50)
            .samples(53, 90, 0, 0)
            .incident();
    assertThat(incident.restarts())
        .extracting(Restart::verdict)
        .containsExactly(Restart.Verdict.HELPED);
  }

  @Test
  void is_resolved_until_it_comes_back() {
    Scenario scenario = Scenario.oneRun();
    assertThat(scenario.incident().state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(scenario.incident().exhaustion()).isNull();
    scenario.leak(120, Stage.SUSPECTED, 0.7, 100, 300);
    assertThat(scenario.incident().state()).isEqualTo(IncidentState.CRITICAL);
  }

  @Test
  void stays_with_what_was_confirmed_when_an_update_names_something_weaker_first() {
    Incident incident =
        new Scenario()
            .starts("r1", 0, "1")
            .samples(1, 50, 60, 3)
            .leak(30, Stage.CONFIRMED, 0.97, 1800, 90)
            .weaker(45, 0.83, "byte[]")
            .incident();

    assertThat(incident.leading())
        .extracting("holder")
        .isEqualTo("com.shop.SessionRegistry.sessions");
    assertThat(rows(incident))
        .filteredOn(row -> row.source().equals("signal"))
        .singleElement()
        .extracting(Row::what)
        .asString()
        .contains("com.shop.SessionRegistry.sessions");
  }

  @Test
  void once_confirmed_the_surest_report_stands_until_it_is_taken_back() {
    Course course =
        new Course()
            .starts("r1", 0, "1.0")
            .reads(0, 40, 1, h -> 100 * h)
            .isSure(0.92)
            .reports(20, Stage.SUSPECTED)
            .isSure(0.99)
            .reports(24, Stage.CONFIRMED)
            .reports(30, Stage.UPDATED)
            .isSure(0.85)
            .reports(39, Stage.UPDATED);
    Incident incident = course.incident();
    assertThat(incident.leading()).extracting("confidence").isEqualTo(0.99);
    assertThat(incident.latestWithSuspects().origin().time()).isEqualTo(Course.time(30));
    Incident taken = course.isSure(0.4).reports(40, Stage.UPDATED).incident();
    assertThat(taken.leading()).extracting("confidence").isEqualTo(0.4);
  }

  @Test
  void an_event_of_a_type_that_is_not_known_is_no_sign_of_a_process() {
    Scenario known = Scenario.overKill();
    Incident before = known.incident();
    List<Event> events = new ArrayList<>(known.events());
    Origin later = new Origin(before.asOf().plusSeconds(60), "shop", "elsewhere", "x", 1);
    events.add(new Event.Unknown(later, "weird"));
    Incident after = Incidents.of(events::forEach).get(0);
    assertThat(after.asOf()).isEqualTo(before.asOf());
    assertThat(after.runs()).extracting(Run::id).containsExactly("r1", "r2");
  }

  @Test
  void a_note_for_an_incident_that_no_journal_has_makes_none() {
    Scenario only = new Scenario().note(1, "hello", "ada");
    assertThat(Incidents.of(only.events()::forEach)).isEmpty();
  }

  @Test
  void tells_updates_in_a_row_and_repeated_alerts_once() {
    List<Row> rows = rows(Scenario.oneRun().incident());
    assertThat(rows).extracting(Row::time).isSorted();
    assertThat(rows).filteredOn(row -> row.what().startsWith("Surer: 80 % (was 62 %)")).hasSize(1);
    assertThat(rows).filteredOn(row -> row.source().equals("Alertmanager")).hasSize(2);
  }

  @Test
  void keeps_a_series_small_and_its_slope_true_however_long_it_is() {
    Series.Collector collector = new Series.Collector();
    Instant start = Scenario.START;
    for (int i = 0; i < 100_000; i++) {
      collector.add(new Point(start.plusSeconds(i * 60L), i * 2.0 + (i % 7)));
    }
    Series series = collector.series();
    assertThat(series.points()).hasSizeBetween(100, Series.MAX_POINTS);
    assertThat(series.perHour().orElseThrow()).isBetween(119.9, 120.1);
    assertThat(series.last().time()).isEqualTo(start.plusSeconds(99_999L * 60));
  }

  @Test
  void cannot_tell_a_slope_from_a_handful_of_readings() {
    Series.Collector collector = new Series.Collector();
    collector.add(new Point(Scenario.START, 1));
    collector.add(new Point(Scenario.START, 2));
    assertThat(collector.series().perHour()).isEmpty();
  }

  @Test
  void gives_the_same_incident_for_any_order_of_the_runs() {
    List<Event> events = Scenario.overKill().events();
    List<Event> second =
        events.stream().filter(event -> event.origin().run().equals("r2")).toList();
    List<Event> first = events.stream().filter(event -> !second.contains(event)).toList();
    Events swapped =
        to -> {
          second.forEach(to);
          first.forEach(to);
        };
    assertThat(rows(Incidents.of(swapped).get(0))).isEqualTo(rows(Scenario.overKill().incident()));
  }

  private static List<Row> rows(Incident incident) {
    return Timeline.of(Findings.of(incident, Recording.NONE));
  }
}
