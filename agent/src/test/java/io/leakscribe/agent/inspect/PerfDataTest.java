package io.leakscribe.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerfDataTest {
  private final byte[] file = Machine.counters("17", "-Xmx1g");

  @Test
  void reads_texts_and_numbers() {
    PerfData data = PerfData.parse(file);

    assertThat(data.text("java.rt.vmArgs")).isEqualTo("-Xmx1g");
    assertThat(data.number("sun.gc.generation.1.maxCapacity")).isEqualTo(512L << 20);
    assertThat(data.text("no.such")).isNull();
    assertThat(data.number("no.such")).isZero();
  }

  @Test
  void what_is_no_such_file_is_empty() {
    assertThat(PerfData.parse(new byte[0]).isEmpty()).isTrue();
    assertThat(PerfData.parse(new byte[4096]).isEmpty()).isTrue();
    assertThat(
            PerfData.parse(
                    "#!/bin/sh and what follows"
                        .repeat(9)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .isEmpty())
        .isTrue();
  }

  @Test
  void a_torn_file_gives_what_came_before() {
    PerfData data = PerfData.parse(Arrays.copyOf(file, 120));

    assertThat(data.text("java.property.java.version")).isEqualTo("17.0.1");
    assertThat(data.text("java.rt.vmArgs")).isNull();
  }

  @Test
  void entries_without_a_length_do_not_hold_us_up() {
    ByteBuffer.wrap(file).putInt(32, 0).putInt(28, -1);

    assertThat(PerfData.parse(file).isEmpty()).isTrue();
  }

  @Test
  void whatever_is_in_it_throws_nothing() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      byte[] broken = file.clone();
      for (int j = 0; j < 5; j++) {
        broken[6 + random.nextInt(broken.length - 6)] = (byte) random.nextInt();
      }
      assertThatCode(() -> PerfData.parse(broken)).doesNotThrowAnyException();
    }
  }
}
