package io.leakscribe.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Scenario;
import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Impact;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Prometheus, whose past is made up so that nothing waits for scrapes. */
class RecorderIT {
  private static final Incident INCIDENT = Scenario.oneRun().incident();
  private static final ImpactSettings USUAL = new ImpactSettings(null, List.of(), List.of());

  @TempDir static Path dir;
  private static RealPrometheus prometheus;
  private static Recording recording;
  private static Impact impact;

  @BeforeAll
  static void ask() throws Exception {
    prometheus = RealPrometheus.with(dir, Pasts.all().toString());
    recording = ask(INCIDENT, USUAL);
    impact = Findings.of(INCIDENT, recording).impact();
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  private static Recording ask(Incident incident, ImpactSettings settings) {
    return Recorder.record(PrometheusServer.of(prometheus.url(), null), incident, settings);
  }

  @Test
  void every_question_is_answered_without_a_problem() {
    assertThat(recording.problems()).isEmpty();
    assertThat(recording.answers()).extracting(Recording.Answer::id).startsWith("P1", "P2", "P3");
    assertThat(recording.server()).startsWith("127.0.0.1:");
  }

  @Test
  void tells_the_service_apart_from_another_one_on_the_same_host() {
    assertThat(recording.answers())
        .filteredOn(answer -> answer.name().startsWith("impact."))
        .extracting(Recording.Answer::query)
        .isNotEmpty()
        .allSatisfy(query -> assertThat(query).contains("{job=\"shop\"").doesNotContain("other"));
  }

  @Test
  void alerts_come_back_as_they_were_evaluated_with_the_time_their_condition_began() {
    Recording.Answer alerts = recording.first(Recording.ALERTS);
    assertThat(alerts).isNotNull();
    assertThat(alerts.series())
        .extracting(series -> series.labels().get("alertstate"))
        .containsExactlyInAnyOrder("firing", "pending");
    assertThat(alerts.series().get(0).points()).hasSize(64);
    Recording.Answer since = recording.first(Recording.PENDING_SINCE);
    assertThat(since).isNotNull();
    assertThat(since.series().get(0).points().get(0).value())
        .isEqualTo(minute(49).getEpochSecond());
  }

  @Test
  void liveness_shows_the_missed_scrapes() {
    Recording.Answer up = recording.first(Recording.UP);
    assertThat(up).isNotNull();
    assertThat(up.series()).hasSize(2);
    assertThat(up.series().get(1).points())
        .filteredOn(point -> point.value() == 0)
        .extracting(point -> point.time())
        .startsWith(minute(65))
        .endsWith(minute(67));
  }

  @Test
  void harm_is_found_where_it_was() {
    assertThat(impact.harm()).isNotNull();
    assertThat(impact.harm().period().from()).isBetween(minute(48), minute(51));
    assertThat(impact.harm().period().to()).isBetween(minute(69), minute(72));
    assertThat(impact.harm().signs())
        .contains("requests failed", "answers came late", "a process did not answer");
  }

  @Test
  void the_share_of_errors_counts_those_that_made_a_new_series() {
    Impact.Measured share = measured(impact, "error-share");
    assertThat(share.before()).isZero();
    assertThat(share.during()).isCloseTo(0.48, within(0.03));
    assertThat(share.duringOf()).startsWith("3,0");
  }

  @Test
  void response_times_and_throughput_are_compared_with_before() {
    assertThat(measured(impact, "p99").before()).isCloseTo(0.05, within(0.001));
    assertThat(measured(impact, "p99").during()).isBetween(4.0, 5.0);
    assertThat(measured(impact, "throughput").before()).isCloseTo(10, within(0.1));
    assertThat(measured(impact, "throughput").ratio()).hasValueCloseTo(0.52, within(0.03));
    assertThat(measured(impact, "availability").during()).isCloseTo(0.9, within(0.02));
  }

  @Test
  void a_draft_is_made_from_the_file_as_it_is_from_the_server() throws Exception {
    RecordingFile.write(dir, recording);
    byte[] first = Files.readAllBytes(dir.resolve(RecordingFile.NAME));
    Recording read = RecordingFile.read(dir);
    assertThat(read).isEqualTo(recording);
    RecordingFile.write(dir, ask(INCIDENT, USUAL));
    assertThat(Files.readAllBytes(dir.resolve(RecordingFile.NAME))).isEqualTo(first);
    assertThat(Drafts.markdown(Findings.of(INCIDENT, read), SkippedLines.NONE))
        .isEqualTo(Drafts.markdown(Findings.of(INCIDENT, recording), SkippedLines.NONE))
        .contains("were answered with 5xx", "## What Prometheus was asked");
  }

  @Test
  void the_draft_reads_as_a_person_would_tell_it() {
    String draft = Drafts.markdown(Findings.of(INCIDENT, recording), SkippedLines.NONE);
    assertThat(draft)
        .contains(
            """
            | Requests answered with 5xx | 0 % (0 of 12,600) | 47 % (3,075 of 6,562) |  | `[P11]` `[P12]` `[P13]` `[P14]` |
            | Response time, median | 38 ms | 3.6 s | ×95 | `[P15]` `[P16]` |
            | Response time, 99th percentile | 50 ms | 5.0 s | ×100 | `[P17]` `[P18]` |
            | Requests answered | 10 a second | 5.2 a second | ×0.52 | `[P11]` `[P12]` |
            | Scrapes answered | 100 % | 89 % | ×0.89 | `[P19]` `[P20]` |
            """)
        .contains("Harm showed first: answers came late.")
        .contains(
            "Targets 10.0.0.1:5325 of job leakscribe and 10.0.0.1:8080 of job shop no longer answered scrapes.");
  }

  @Test
  void queries_of_ones_own_are_measured_over_the_same_times() {
    Recording own =
        ask(
            INCIDENT,
            new ImpactSettings(
                null,
                List.of(
                    own("carts", "sum(increase(carts_lost_total{$targets}[$window]))", "carts"),
                    own("depth", "max(queue_depth{$targets})", ""),
                    own("wrong", "queue_depth{", ""),
                    own("many", "queue_depth", "")),
                List.of()));
    Impact measured = Findings.of(INCIDENT, own).impact();
    assertThat(measured(measured, "carts").before()).isZero();
    assertThat(measured(measured, "carts").during()).isCloseTo(1200, within(80.0));
    assertThat(measured(measured, "depth").before()).isCloseTo(5, within(0.1));
    assertThat(measured(measured, "depth").during()).isGreaterThan(30);
    assertThat(measured.table()).extracting(Impact.Measured::name).doesNotContain("wrong", "many");
    assertThat(own.problems()).anySatisfy(line -> assertThat(line).contains("parse error"));
    assertThat(own.problems()).anySatisfy(line -> assertThat(line).contains("one number"));
  }

  private static ImpactSettings.OwnMeasure own(String name, String query, String unit) {
    return new ImpactSettings.OwnMeasure(
        new Measure(name, name, unit, Measure.Better.LOWER), query);
  }

  @Test
  void opentelemetry_is_found_by_the_name_of_the_service_and_read_without_a_histogram() {
    Incident incident = Leaks.of("billing", "r9", Duration.ofMinutes(90));
    Recording billing = ask(incident, USUAL);
    Impact its = Findings.of(incident, billing).impact();
    assertThat(measured(its, "mean").before()).isCloseTo(0.2, within(0.01));
    assertThat(measured(its, "mean").during()).isGreaterThan(0.9);
    assertThat(its.windows()).anySatisfy(line -> assertThat(line).contains("no histogram"));
  }

  @Test
  void no_other_services_numbers_are_taken_when_its_own_cannot_be_told() {
    Incident incident = Leaks.of("unknown-service", "r8", Duration.ofMinutes(90));
    Recording unknown = ask(incident, USUAL);
    assertThat(unknown.measures()).isEmpty();
    assertThat(unknown.problems()).anySatisfy(line -> assertThat(line).contains("cannot be told"));
    Impact its = Findings.of(incident, unknown).impact();
    assertThat(its.table()).isEmpty();
    Recording told = ask(incident, new ImpactSettings("job=\"shop\"", List.of(), List.of()));
    assertThat(Findings.of(incident, told).impact().table()).isNotEmpty();
  }

  @Test
  void a_long_time_is_asked_for_in_steps() {
    Recording recent = ask(Leaks.of("shop", "r1", Duration.ofDays(20)), USUAL);
    assertThat(recent.problems()).isEmpty();
    assertThat(recent.answers())
        .filteredOn(answer -> answer.step() != null)
        .allSatisfy(
            answer ->
                assertThat(answer.series())
                    .allSatisfy(series -> assertThat(series.points()).hasSizeLessThan(1100)));
  }

  private static Impact.Measured measured(Impact impact, String name) {
    return impact.table().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + impact.table()));
  }

  private static Instant minute(double minute) {
    return Scenario.START.plusSeconds(Math.round(minute * 60));
  }
}
