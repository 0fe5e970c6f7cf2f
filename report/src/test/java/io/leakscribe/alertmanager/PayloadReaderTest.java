package io.leakscribe.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leakscribe.journal.Ages;
import io.leakscribe.outside.AlertStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {
  private static final List<String> FILES =
      List.of(
          "alertmanager-api-v2-alerts.json",
          "alertmanager-firing-repeat-from-ha-peer.json",
          "alertmanager-firing.json",
          "alertmanager-partial-resolve-truncated.json",
          "alertmanager-resolved-because-target-died.json",
          "alertmanager-resolved-with-stale-alert.json",
          "alertmanager-resolved.json");

  @Test
  void reads_every_real_message() throws Exception {
    for (String name : FILES) {
      Payload payload = read(AlertStory.resource(name));
      assertThat(payload.alerts()).as(name).isNotEmpty();
      assertThat(payload.alerts())
          .allSatisfy(alert -> assertThat(alert.labels()).containsKey("alertname"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|ends in the middle",
        "{'alerts':[|ends in the middle",
        "{'alerts':[{'labels':{'a':'b'}}]|ends in the middle",
        "{'alerts':[{'labels':{'a':'b'}}]} x|not JSON",
        "{'alerts':[{'labels':{'a':'b'}}]}{}|not JSON",
        "nonsense|not JSON",
        "17|not the JSON of an Alertmanager",
        "{}|without a list of alerts",
        "{'alerts':17}|without a list of alerts",
        "{'alerts':[17,{},null]}|none of the 3 alerts",
        "{'alerts':[{'labels':17}]}|none of the 1 alerts",
        "{'body':{'body':{'alerts':[]}}}|without a list of alerts",
        "{/* c */'alerts':[]}|not JSON"
      })
  void refuses_what_is_no_message_in_one_line(String body, String why) {
    assertThatThrownBy(() -> read(body.replace('\'', '"')))
        .isInstanceOf(PayloadException.class)
        .message()
        .doesNotContain("\n")
        .contains(why);
  }

  @Test
  void refuses_bytes_that_are_not_utf_8_and_bodies_that_are_too_long() {
    assertThatThrownBy(() -> PayloadReader.read(new byte[] {'{', (byte) 0xC3, '}'}))
        .hasMessage("the body is not UTF-8");
    assertThatThrownBy(() -> PayloadReader.read(new byte[AlertInbox.MAX_BODY + 1]))
        .hasMessageContaining("at most " + AlertInbox.MAX_BODY);
  }

  @Test
  void passes_over_what_it_does_not_know() throws Exception {
    Payload payload =
        read(
            """
            {"version":"9","notification_reason":"new alerts added","x":{"y":[1,[2,{"z":null}]]},
             "truncatedAlerts":null,"externalURL":{"odd":1},"groupKey":17,
             "alerts":[{"labels":{"a":1,"b":true,"c":null,"d":["x"],"e":"f"},"later":{},
                        "startsAt":"yesterday","endsAt":17,"status":"weird","annotations":[]}]}
            """);
    assertThat(payload.groupKey()).isEqualTo("17");
    assertThat(payload.via()).isEmpty();
    assertThat(payload.alerts().get(0).labels())
        .isEqualTo(Map.of("a", "1", "b", "true", "c", "", "d", "", "e", "f"));
    assertThat(payload.alerts().get(0).newest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "+1000000000-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "NaN",
        ""
      })
  void takes_a_time_out_of_range_for_none(String time) {
    assertThat(Ages.read(time)).isNull();
  }

  @Test
  void takes_a_time_with_an_offset_and_nanoseconds() {
    assertThat(Ages.read("2026-11-21T09:27:41.511123456+01:00"))
        .isEqualTo("2026-11-21T08:27:41.511123456Z");
  }

  @Test
  void counts_alerts_beyond_the_bound_as_left_out() throws Exception {
    StringBuilder body = new StringBuilder("{\"truncatedAlerts\":3,\"alerts\":[");
    for (int i = 0; i < Bounds.ALERTS + 5; i++) {
      body.append(i == 0 ? "" : ",").append("{\"labels\":{\"i\":\"").append(i).append("\"}}");
    }
    Payload payload = read(body.append("]}").toString());
    assertThat(payload.alerts()).hasSize(Bounds.ALERTS);
    assertThat(payload.truncated()).isEqualTo(8);
  }

  @Test
  void cuts_long_texts_without_halving_a_character() {
    assertThat(Bounds.cut("abcd", 4)).isEqualTo("abcd");
    assertThat(Bounds.cut("abcde", 4)).isEqualTo("abc…");
    assertThat(Bounds.cut("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
    assertThat(Bounds.cut("a\uD83Db", 4)).isEqualTo("a\uFFFDb");
  }

  @Test
  void refuses_what_is_nested_deeply_without_a_stack_overflow() {
    String deep = "[".repeat(1_000_000);
    assertThatThrownBy(() -> read("{\"x\":" + deep)).isInstanceOf(PayloadException.class);
    assertThatThrownBy(() -> read("{\"alerts\":[{\"labels\":{\"x\":" + deep))
        .isInstanceOf(PayloadException.class);
    assertThat(Documents.of(deep.getBytes(StandardCharsets.UTF_8))).hasSize(1);
  }

  /** Whatever the bytes: a message within its bounds, or the one exception that is declared. */
  @Test
  void survives_any_damage_to_a_real_message() throws Exception {
    Random random = new Random(4711);
    List<byte[]> seeds = new ArrayList<>();
    for (String name : FILES) {
      seeds.add(AlertStory.resource(name).getBytes(StandardCharsets.UTF_8));
    }
    int read = 0;
    for (int round = 0; round < 6_000; round++) {
      byte[] body = damaged(seeds.get(round % seeds.size()).clone(), random);
      try {
        Payload payload = PayloadReader.read(body);
        read++;
        assertThat(payload.alerts()).hasSizeLessThanOrEqualTo(Bounds.ALERTS);
      } catch (PayloadException expected) {
        assertThat(expected.getMessage()).isNotBlank().doesNotContain("\n");
      }
      for (byte[] document : Documents.of(body)) {
        assertThat(document.length).isLessThanOrEqualTo(body.length);
      }
    }
    assertThat(read)
        .as("some are still messages, so the readers' insides were reached")
        .isPositive();
  }

  private static byte[] damaged(byte[] body, Random random) {
    String[] pieces = {
      "null",
      "[]",
      "{",
      "}",
      "\"",
      "-1e999",
      "\\uD800",
      "\u0000",
      "{\"a\":",
      "9".repeat(400),
      ",",
      "true"
    };
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(4)) {
        case 0 -> body[at] = (byte) random.nextInt();
        case 1 -> body = Arrays.copyOf(body, Math.max(1, at));
        case 2 -> body = splice(body, at, at, pieces[random.nextInt(pieces.length)]);
        default -> {
          int to = Math.min(body.length, at + random.nextInt(60));
          body = splice(body, at, to, pieces[random.nextInt(pieces.length)]);
        }
      }
    }
    return body;
  }

  private static byte[] splice(byte[] body, int from, int to, String piece) {
    byte[] in = piece.getBytes(StandardCharsets.UTF_8);
    byte[] result = Arrays.copyOf(body, body.length - (to - from) + in.length);
    System.arraycopy(in, 0, result, from, in.length);
    System.arraycopy(body, to, result, from + in.length, body.length - to);
    return result.length == 0 ? new byte[] {' '} : result;
  }

  private static Payload read(String body) throws PayloadException {
    return PayloadReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void reads_a_file_of_messages_however_they_are_laid_out() throws IOException {
    String pretty = AlertStory.resource("alertmanager-firing.json");
    String lines = AlertStory.resource("alertmanager-all-payloads.jsonl");
    assertThat(Documents.of((pretty + pretty + lines).getBytes(StandardCharsets.UTF_8)))
        .hasSize(12);
    assertThat(Documents.of("{\"a\":\"}\\\"{\"} [1] ".getBytes(StandardCharsets.UTF_8))).hasSize(2);
    assertThat(Documents.of(new byte[0])).isEmpty();
  }
}
