package io.leakscribe.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleHeadTest {
  private static final Origin ORIGIN =
      new Origin(Instant.parse("2026-11-21T08:00:00.123Z"), "shop", "shop-1-42", "r1", 17);

  @Test
  void reads_who_wrote_a_sample_just_as_the_whole_line_tells() throws Exception {
    String line = EventJson.write(new Event.Sample(ORIGIN, 5L, 10, Map.of("holder.a.B.c", 3.0)));

    assertThat(SampleHead.read(line)).isEqualTo(ORIGIN).isEqualTo(EventJson.read(line).origin());
  }

  @Test
  void leaves_to_the_decoder_what_is_no_sample() {
    assertThat(SampleHead.read(EventJson.write(new Event.AgentStopped(ORIGIN, 5)))).isNull();
  }

  @Test
  void leaves_to_the_decoder_a_name_with_an_escape() {
    Origin odd = new Origin(ORIGIN.time(), "sh\"op", "i", "r1", 17);

    assertThat(SampleHead.read(EventJson.write(new Event.Sample(odd, 5L, 10, Map.of())))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "}",
        "{\"v\":1,\"time\":\"}",
        "{\"v\":1,\"time\":\"soon\",\"type\":\"sample\",\"service\":\"s\",\"instance\":\"i\",\"run\":\"r\",\"seq\":1,}",
        "{\"v\":1,\"time\":\"2026-11-21T08:00:00.123Z\",\"type\":\"sample\",\"service\":\"s\",\"instance\":\"i\",\"run\":\"r\",\"seq\":99999999999999999999,}",
        "{\"v\":1,\"time\":\"2026-11-21T08:00:00.123Z\",\"type\":\"sample\",\"service\":\"s\",\"instance\":\"i\",\"run\":\"r\",\"seq\":1"
      })
  void leaves_to_the_decoder_what_is_torn_or_odd(String line) {
    assertThat(SampleHead.read(line)).isNull();
  }
}
