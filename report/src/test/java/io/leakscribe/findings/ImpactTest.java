package io.leakscribe.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Scenario;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.incident.Point;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.SeriesNames;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Measure.Better;
import io.leakscribe.outside.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpactTest {
  private static final Incident INCIDENT = Scenario.oneRun().incident();
  private static final Instant ONSET = Scenario.START.plusSeconds(240);

  private final List<Measure> measures = new ArrayList<>();
  private final List<Recording.Answer> answers = new ArrayList<>();

  @Test
  void a_baseline_that_is_missing_is_said_and_no_number_is_made_up() {
    asked("requests", null, 5000.0);
    asked("errors", null, 500.0);
    Impact impact = impact();
    Impact.Measured share = impact.table().get(0);
    assertThat(share.before()).isNull();
    assertThat(share.ratio()).isEmpty();
    assertThat(impact.lines().get(0).statement())
        .isEqualTo(
            "10 % of the requests were answered with 5xx (500 of 5,000); what is usual is not"
                + " known.");
    assertThat(impact.windows()).anySatisfy(l -> assertThat(l).contains("nothing was recorded"));
  }

  @Test
  void few_requests_are_told_with_their_number() {
    asked("requests", 6000.0, 8.0);
    asked("errors", 1.0, 4.0);
    Impact impact = impact();
    assertThat(impact.lines().get(0).statement()).startsWith("100 % fewer requests were answered");
    assertThat(impact.lines().get(1).statement()).contains("(4 of 8)", "(1 of 6,000)");
    assertThat(impact.windows()).anySatisfy(l -> assertThat(l).contains("Only about 8 requests"));
  }

  @Test
  void no_requests_at_all_make_no_share() {
    asked("requests", 6000.0, 0.0);
    asked("errors", 1.0, 0.0);
    Impact impact = impact();
    assertThat(impact.table().get(0).during()).isNull();
    assertThat(impact.table().get(0).duringOf()).isEqualTo("0 of 0");
    assertThat(impact.lines()).hasSize(1);
  }

  @Test
  void what_stayed_as_it_was_is_said_to_have_stayed() {
    asked("requests", 6000.0, 6010.0);
    asked("errors", 1.0, 2.0);
    asked("p99", 0.1, 0.11);
    assertThat(impact().lines())
        .singleElement()
        .extracting(Impact.Line::statement)
        .asString()
        .startsWith("No harm to the answers of the service was measured");
  }

  @Test
  void the_heaviest_three_lead_and_each_cites_its_questions() {
    asked("requests", 6000.0, 3000.0);
    asked("errors", 0.0, 1500.0);
    asked("p99", 0.05, 4.2);
    asked("availability", 1.0, 0.8);
    assertThat(impact().lines())
        .extracting(Impact.Line::statement)
        .containsExactly(
            "The service did not answer Prometheus for about 2 min (20 % of the scrapes failed).",
            "50 % of the requests were answered with 5xx (1,500 of 3,000), where 0 % had been usual"
                + " (0 of 6,000).",
            "P99: 50 ms before, 4.2 s during (×84).");
    assertThat(impact().lines().get(0).events()).containsExactly("P7", "P8");
  }

  @Test
  void an_answer_of_several_series_is_no_number() {
    Recording.Answer two =
        new Recording.Answer("P1", "impact.own.during", "q", List.of(series(1), series(2)));
    Recording recording =
        new Recording(
            "s",
            ONSET,
            ONSET.plusSeconds(9000),
            List.of(new Measure("own", "Own", "", Better.LOWER)),
            List.of(two),
            List.of());
    assertThat(Findings.of(INCIDENT, recording).impact().table()).isEmpty();
  }

  @Test
  void without_prometheus_the_journal_tells_how_long_nobody_was_up() {
    Impact impact = Findings.of(Scenario.overKill().incident(), Recording.NONE).impact();
    assertThat(impact.lines().get(0).statement())
        .isEqualTo(
            "One process was lost without an orderly stop (R1, last seen at 08:50:00); R2 started 2"
                + " min later.");
    assertThat(impact.table().get(0).during()).isEqualTo(120);
  }

  @Test
  void what_is_about_as_it_was_before_is_no_impact() {
    List<Event> events = new ArrayList<>(Scenario.oneRun().events());
    events.add(sample(2, 0.12, 1.4));
    events.add(sample(30, 0.14, 1.5));
    Impact impact = Findings.of(Incidents.of(events::forEach).get(0), Recording.NONE).impact();
    assertThat(impact.table()).isEmpty();
    assertThat(impact.lines())
        .noneMatch(line -> line.statement().contains("Collections"))
        .noneMatch(line -> line.statement().contains("stood still"));
  }

  @Test
  void
      without_prometheus_the_journal_tells_how_busy_the_collector_was_and_how_long_it_stood_still() {
    List<Event> events = new ArrayList<>(Scenario.oneRun().events());
    events.add(sample(2, 0.02, 0.1));
    events.add(sample(30, 0.3, 0.4));
    events.add(sample(58, 0.64, 4.2));
    Impact impact = Findings.of(Incidents.of(events::forEach).get(0), Recording.NONE).impact();
    assertThat(impact.lines())
        .extracting(Impact.Line::statement)
        .containsExactly(
            "Collections took up to 64 % of the time (R1 at 08:58:00); before growth began it was"
                + " at most 2.0 %.",
            "The JVM stood still for up to 4.2 s (R1 at 08:58:00); before growth began it was at"
                + " most 100 ms.");
    assertThat(impact.table())
        .extracting(Impact.Measured::name)
        .containsExactly("collections", "stall");
  }

  private static Event sample(int minute, double collecting, double stall) {
    Instant time = Scenario.START.plusSeconds(60L * minute);
    return new Event.Sample(
        new Origin(time, "shop", "pod-1", "r1", 1000 + minute),
        1L,
        2,
        Map.of(SeriesNames.GC_TIME_SHARE, collecting, SeriesNames.LONGEST_STALL, stall));
  }

  private Impact impact() {
    return Findings.of(
            INCIDENT,
            new Recording(
                "prom:9090",
                ONSET.minusSeconds(600),
                ONSET.plusSeconds(9000),
                measures,
                answers,
                List.of()))
        .impact();
  }

  private void asked(String name, Double before, Double during) {
    Better better =
        name.equals("requests") || name.equals("availability") ? Better.HIGHER : Better.LOWER;
    String unit = name.startsWith("p") ? Measure.SECONDS : Measure.SHARE;
    Measure measure = new Measure(name, name.toUpperCase(java.util.Locale.ROOT), unit, better);
    measures.add(measure);
    if (before != null) {
      answer(measure.before(), before, ONSET.minusSeconds(600), ONSET);
    }
    answer(measure.during(), during, ONSET.plusSeconds(600), ONSET.plusSeconds(1200));
  }

  private void answer(String name, double value, Instant from, Instant to) {
    String id = "P" + (answers.size() + 1);
    answers.add(new Recording.Answer(id, name, "q", from, to, null, List.of(series(value))));
  }

  private static Recording.Labelled series(double value) {
    return new Recording.Labelled(
        Map.of("n", String.valueOf(value)), List.of(new Point(ONSET, value)));
  }
}
