package io.leakscribe.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Scenario;
import io.leakscribe.incident.Point;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFileTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path dir;

  @Test
  void what_was_written_is_read_again_whatever_the_labels_hold() throws Exception {
    Recording recording = recording("</script>\u202E\n\"\\ \uD83D\uDE00", 0.1);
    RecordingFile.write(dir, recording);
    assertThat(RecordingFile.read(dir)).isEqualTo(recording);
    assertThat(Files.readString(dir.resolve(RecordingFile.NAME)))
        .contains("\"v\":1")
        .contains("[1795262400000,0.1],[1795262400001,3]");
  }

  @Test
  void no_file_is_no_recording() {
    assertThat(RecordingFile.read(dir)).isEqualTo(Recording.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"kind\":\"other\"}",
        "{\"kind\":\"leakscribe-prometheus\",\"v\":2}",
        "{\"kind\":\"leakscribe-prometheus\",\"v\":1}",
        "{\"kind\":{},\"v\":1}",
        "\u0000\u0001"
      })
  void a_foreign_file_is_refused_in_one_sentence_that_says_what_to_do(String text)
      throws Exception {
    Files.writeString(dir.resolve(RecordingFile.NAME), text);
    Recording read = RecordingFile.read(dir);
    assertThat(read.answers()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("The file prometheus.json was not used: ")
        .endsWith("'report --prometheus URL' makes it anew.");
  }

  @Test
  void what_is_too_large_to_be_read_again_is_kept_without_the_alerts() throws Exception {
    Recording good = recording("shop", 2);
    Recording.Answer much = new Recording.Answer("P2", "alerts", "x".repeat(9 << 20), List.of());
    Recording large =
        new Recording(
            good.server(),
            good.from(),
            good.to(),
            good.measures(),
            List.of(good.answers().get(0), much),
            List.of());
    RecordingFile.write(dir, large);
    Recording read = RecordingFile.read(dir);
    assertThat(read.answers()).isEqualTo(good.answers());
    assertThat(read.problems()).singleElement().asString().contains("8 MiB");
  }

  @Test
  void a_deep_file_is_refused_too() throws Exception {
    Files.writeString(dir.resolve(RecordingFile.NAME), "[".repeat(200_000));
    assertThat(RecordingFile.read(dir).problems()).hasSize(1);
  }

  @Test
  void a_damaged_file_never_stops_a_draft() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path incident = Drafts.write(service, Scenario.ID).getParent();
    byte[] good = RecordingJson.write(recording("shop", 2)).getBytes();
    Random random = new Random(3);
    for (int round = 0; round < 10; round++) {
      byte[] bad = java.util.Arrays.copyOf(good, good.length - random.nextInt(20));
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      Files.write(incident.resolve(RecordingFile.NAME), bad);
      assertThat(Drafts.write(service, Scenario.ID)).exists();
    }
  }

  @Test
  void a_draft_of_the_agent_is_made_from_the_file() throws Exception {
    Path service = Scenario.oneRun().writeTo(dir);
    Path draft = Drafts.write(service, Scenario.ID);
    RecordingFile.write(draft.getParent(), recording("shop", 2));
    assertThat(Files.readString(Drafts.write(service, Scenario.ID)))
        .contains("## What Prometheus was asked", "`sum(x)`", "prom:9090");
  }

  @Test
  void what_a_server_has_forgotten_does_not_take_the_place_of_what_is_kept() {
    Recording old = recording("shop", 2);
    Recording.Answer answer = old.answers().get(0);
    Recording empty =
        new Recording(
            "prom:9090",
            old.from(),
            old.to(),
            List.of(new Recording.Answer("P1", answer.name(), answer.query(), List.of())),
            List.of());
    assertThat(RecordingFile.keepsOld(old, empty)).contains("no longer all");
    assertThat(RecordingFile.keepsOld(empty, old)).isNull();
    assertThat(RecordingFile.keepsOld(old, Recording.NONE.plus("nothing answers")))
        .isEqualTo("nothing answers");
  }

  private static Recording recording(String label, double value) {
    return new Recording(
        "prom:9090",
        NOON,
        NOON.plusSeconds(60),
        List.of(new Measure("carts", "Carts", "", Measure.Better.LOWER)),
        List.of(
            new Recording.Answer(
                "P1",
                "impact.carts.during",
                "sum(x)",
                NOON,
                NOON.plusSeconds(60),
                Duration.ofMillis(1500),
                List.of(
                    new Recording.Labelled(
                        Map.of("b", label, "a", "1"),
                        List.of(new Point(NOON, value), new Point(NOON.plusMillis(1), 3)))))),
        List.of("one problem"));
  }
}
