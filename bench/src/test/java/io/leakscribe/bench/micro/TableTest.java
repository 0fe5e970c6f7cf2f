package io.leakscribe.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void shows_both_arms_of_an_application_and_what_the_agent_adds() {
    Measured one = new Measured(new Operation("A.a", "a call", true, Map.of()));
    one.without.add(120, 16);
    one.without.add(100, 16);
    one.with.add(150, 40);
    one.with.add(160, 40);

    assertThat(Table.of(List.of(one)))
        .contains("| a call | 100 ns | 150 ns | 50.0 ns | 1.50 | 16 B | 40 B |")
        .contains("up to 20 % slower");
  }

  @Test
  void shows_one_arm_of_what_is_the_agents_own() {
    Measured one = new Measured(new Operation("A.a", "a look", false, Map.of()));
    one.without.add(1_234_000, 20_480);

    assertThat(Table.of(List.of(one))).contains("| a look | 1.2 ms | 20 KiB |");
  }

  @Test
  void takes_a_unit_that_can_be_read() {
    assertThat(Table.time(0.44)).isEqualTo("0.4 ns");
    assertThat(Table.time(-3_500)).isEqualTo("-3.5 µs");
    assertThat(Table.time(250_000)).isEqualTo("250 µs");
    assertThat(Table.time(2.5e8)).isEqualTo("250 ms");
    assertThat(Table.bytes(10_239)).isEqualTo("10239 B");
  }
}
