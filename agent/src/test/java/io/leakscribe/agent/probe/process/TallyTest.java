package io.leakscribe.agent.probe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void counts_without_the_names() {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 1; i <= 1_000; i++) {
      byName.put("com.example.Service" + i, i);
    }
    Tally tally = Tally.of(byName);
    for (int i = 1; i <= 1_000; i++) {
      assertThat(tally.count("com.example.Service" + i)).isEqualTo(i);
    }
    assertThat(tally.count("com.example.Service1001")).isZero();
    assertThat(Tally.NOTHING.count("com.example.Service1")).isZero();
  }

  @Test
  void takes_names_of_one_hash_for_one() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    Tally tally = Tally.of(Map.of("Aa", 3, "BB", 4));
    assertThat(tally.count("Aa")).isEqualTo(7);
    assertThat(tally.count("BB")).isEqualTo(7);
    assertThat(tally.count("AB")).isZero();
  }

  @Test
  void counts_names_whose_hash_is_negative_and_numbers_that_are_large() {
    Tally tally = Tally.of(Map.of("polygenelubricants", Integer.MAX_VALUE, "zero", 1));
    assertThat("polygenelubricants".hashCode()).isNegative();
    assertThat(tally.count("polygenelubricants")).isEqualTo(Integer.MAX_VALUE);
    assertThat(tally.count("zero")).isEqualTo(1);
  }
}
