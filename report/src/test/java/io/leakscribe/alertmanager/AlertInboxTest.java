package io.leakscribe.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.leakscribe.journal.Delivery;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.EventJson;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.outside.AlertStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertInboxTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:30:00.123Z");

  @TempDir Path dir;

  @Test
  void keeps_an_alert_with_the_service_that_its_labels_name() throws Exception {
    Path journal = service("shop");
    service("billing");
    List<Event.AlertReceived> events = accept("{'alertname':'X','job':'shop'}");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).origin().service()).isEqualTo("shop");
    assertThat(read(journal.resolve("alerts-vm-1.jsonl"))).isEqualTo(events);
    assertThat(dir.resolve("alerts")).doesNotExist();
  }

  @Test
  void takes_no_saved_message_which_only_a_file_may_hold() {
    String saved = "{\"recv\":\"2026-11-21T08:00:00Z\",\"body\":{\"alerts\":[]}}";
    assertThatThrownBy(
            () ->
                AlertInbox.open(dir, "vm-1")
                    .accept(saved.getBytes(StandardCharsets.UTF_8), NOW, "10.0.0.9"))
        .isInstanceOf(PayloadException.class)
        .hasMessageContaining("without a list of alerts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'job':'kubernetes-pods','app':'shop'}|shop",
        "{'job':'prod/shop'}|shop",
        "{'job':'Shop'}|shop",
        "{'service':'my service'}|my_service-0badcafe",
        "{'service':'billing','job':'shop'}|billing",
        "{'job':'..'}|",
        "{'job':'../shop'}|shop",
        "{'instance':'10.0.0.1:80'}|",
        "{'job':''}|"
      })
  void finds_the_service_by_its_name_and_never_by_a_path(String labels, String expected)
      throws Exception {
    service("shop");
    service("billing");
    service("my_service-0badcafe");
    String found = accept(labels).get(0).origin().service();
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void keeps_what_is_of_no_known_service_in_a_place_that_is_no_service() throws Exception {
    service("shop");
    List<Event.AlertReceived> events = accept("{'job':'else'}");
    assertThat(read(dir.resolve("alerts/alerts-vm-1.jsonl"))).isEqualTo(events);
    assertThat(dir.resolve("alerts/journal")).doesNotExist();
    List<Event> seen = new ArrayList<>();
    JournalReader.readWithAlerts(
        dir.resolve("shop"), io.leakscribe.journal.ReadPlan.WHOLE, seen::add);
    assertThat(seen).hasSize(1);
  }

  @Test
  void writes_down_how_an_alert_came_in() throws Exception {
    service("leakprobe");
    String body = AlertStory.resource("alertmanager-partial-resolve-truncated.json");
    Event.AlertReceived event = accept(sent(body)).get(0);
    assertThat(event.delivery())
        .isEqualTo(
            new Delivery(
                "http://vm:19093",
                "{}:{alertname=\"LeakprobeHeapAfterGcHigh\", job=\"leakprobe\"}",
                1,
                "10.0.0.9:1234",
                true));
    assertThat(event.alert())
        .containsEntry("status", "resolved")
        .containsEntry("startsAt", "2026-11-21T08:29:51.511Z")
        .containsEntry("endsAt", "2026-11-21T08:30:03.511Z")
        .containsEntry("fingerprint", "902ef2b543d8bfb0");
    assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
  }

  @Test
  void leaves_out_the_end_of_what_fires() throws Exception {
    for (String name : List.of("alertmanager-firing.json", "alertmanager-api-v2-alerts.json")) {
      byte[] body = sent(AlertStory.resource(name));
      assertThat(accept(body).get(0).alert())
          .containsEntry("status", "firing")
          .containsKey("startsAt")
          .doesNotContainKey("endsAt");
    }
  }

  @Test
  void goes_on_after_a_line_that_a_killed_receiver_left_torn() throws Exception {
    Path file = service("shop").resolve("alerts-vm-1.jsonl");
    Files.writeString(file, "{\"v\":1,\"time\":\"2026");
    List<Event.AlertReceived> events = accept("{'job':'shop'}");
    assertThat(read(file)).isEqualTo(events);
  }

  @Test
  void says_that_it_could_not_keep_an_alert() throws Exception {
    Files.createDirectories(dir.resolve("alerts/alerts-vm-1.jsonl"));
    assertThatThrownBy(() -> accept("{'job':'x'}")).isInstanceOf(IOException.class);
  }

  @Test
  void keeps_the_alerts_of_many_senders_at_once_each_once_and_whole() throws Exception {
    service("shop");
    AlertInbox inbox = AlertInbox.open(dir, "vm-1");
    List<Thread> senders = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      Thread sender =
          new Thread(
              () -> {
                for (int j = 0; j < 25; j++) {
                  try {
                    inbox.accept(body("{'job':'shop'}"), NOW, "p");
                  } catch (IOException | PayloadException e) {
                    failures.add(e);
                  }
                }
              });
      senders.add(sender);
      sender.start();
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(failures).isEmpty();
    assertThat(read(dir.resolve("shop/journal/alerts-vm-1.jsonl")))
        .extracting(event -> event.origin().seq())
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(100);
  }

  @Test
  void has_a_file_name_for_any_host() {
    assertThat(AlertInbox.fileName("../a.1")).isEqualTo("---a-1");
    assertThat(AlertInbox.fileName("")).isEqualTo("unknown");
    assertThat(AlertInbox.fileName("x".repeat(500))).hasSize(64);
  }

  @Test
  void takes_a_saved_file_once_however_often_it_is_given() throws Exception {
    Path journal = service("leakprobe");
    Path file = dir.resolve("saved.jsonl");
    Files.writeString(file, AlertStory.resource("alertmanager-all-payloads.jsonl"));
    AlertFiles.Taken first = AlertFiles.into(dir).take(file);
    assertThat(first.alerts()).isEqualTo(13);
    assertThat(first.taken()).isEqualTo(13);
    assertThat(first.problems()).isEmpty();
    AlertFiles again = AlertFiles.into(dir);
    assertThat(again.take(file).taken()).isZero();
    assertThat(again.take(file).taken()).isZero();
    assertThat(read(journal.resolve("alerts-import.jsonl")))
        .hasSize(13)
        .allSatisfy(event -> assertThat(event.delivery().timed()).isTrue());
  }

  @Test
  void does_not_double_from_a_file_what_was_received() throws Exception {
    service("leakprobe");
    String saved = AlertStory.resource("alertmanager-firing.json");
    accept(sent(saved));
    Path file = dir.resolve("bare.json");
    Files.write(file, sent(saved));
    AlertFiles.Taken taken = AlertFiles.into(dir).take(file);
    assertThat(taken.alerts()).isEqualTo(1);
    assertThat(taken.taken()).isZero();
  }

  @Test
  void takes_a_message_that_nobody_timed_by_the_times_that_it_names() throws Exception {
    Path journal = service("leakprobe");
    Path file = dir.resolve("api.json");
    Files.writeString(file, AlertStory.resource("alertmanager-api-v2-alerts.json"));
    assertThat(AlertFiles.into(dir).take(file).taken()).isEqualTo(1);
    Event.AlertReceived event = read(journal.resolve("alerts-import.jsonl")).get(0);
    assertThat(event.delivery().timed()).isFalse();
    assertThat(event.origin().time()).isEqualTo(Instant.parse("2026-11-21T08:38:27.516Z"));
  }

  @Test
  void takes_what_is_whole_of_a_file_that_was_cut_off() throws Exception {
    service("leakprobe");
    String all = AlertStory.resource("alertmanager-all-payloads.jsonl");
    Path file = dir.resolve("cut.jsonl");
    Files.writeString(file, all.substring(0, all.length() - 40));
    AlertFiles.Taken taken = AlertFiles.into(dir).take(file);
    assertThat(taken.taken()).isEqualTo(12);
    assertThat(taken.problems())
        .containsExactly("message 10: the body is not JSON, or not all of it");
  }

  @ParameterizedTest
  @CsvSource({"'',it is empty", "hello,the body is not JSON", "{},without a list of alerts"})
  void refuses_a_file_without_any_message(String text, String why) throws Exception {
    service("leakprobe");
    Path file = dir.resolve("odd.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> AlertFiles.into(dir).take(file))
        .isInstanceOf(PayloadException.class)
        .hasMessageContaining(why);
  }

  private Path service(String name) throws IOException {
    return Files.createDirectories(dir.resolve(name).resolve("journal"));
  }

  private List<Event.AlertReceived> accept(String labels) throws Exception {
    return accept(body(labels));
  }

  private List<Event.AlertReceived> accept(byte[] body) throws Exception {
    return AlertInbox.open(dir, "vm.1").accept(body, NOW, "10.0.0.9:1234");
  }

  /** What an Alertmanager sent, out of a file that also has when. */
  private static byte[] sent(String saved) {
    JsonElement all = JsonParser.parseString(saved);
    JsonElement body = all.isJsonObject() ? all.getAsJsonObject().get("body") : all;
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] body(String labels) {
    return ("{'alerts':[{'status':'firing','labels':" + labels + "}]}")
        .replace('\'', '"')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<Event.AlertReceived> read(Path file) throws IOException {
    List<Event.AlertReceived> events = new ArrayList<>();
    JournalReader.readFile(file, event -> events.add((Event.AlertReceived) event));
    return events;
  }

  @Test
  void an_alert_at_every_bound_stays_within_a_line_of_the_journal() throws Exception {
    service("shop");
    Map<String, Integer> sizes = Map.of("labels", 300, "annotations", 300);
    StringBuilder body = new StringBuilder("{\"alerts\":[{\"status\":\"firing\"");
    sizes.forEach(
        (name, count) -> {
          body.append(",\"").append(name).append("\":{\"job\":\"shop\"");
          for (int i = 0; i < count; i++) {
            body.append(",\"k").append(i).append("x".repeat(300)).append("\":\"");
            body.append("\\u0001".repeat(400)).append('"');
          }
          body.append('}');
        });
    body.append("}]}");
    accept(body.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(read(dir.resolve("shop/journal/alerts-vm-1.jsonl"))).hasSize(1);
  }
}
