package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesAreValuesThatWereSeen() {
    Latencies latencies = new Latencies(2);
    for (int i = 1000; i >= 1; i--) {
      latencies.add(i * 1_000L);
    }

    assertThat(latencies.micros(0.5)).isEqualTo(500);
    assertThat(latencies.micros(0.99)).isEqualTo(990);
    assertThat(latencies.micros(0.999)).isEqualTo(999);
    assertThat(latencies.micros(1)).isEqualTo(1000);
    assertThat(latencies.micros(0.0001)).isEqualTo(1);
  }

  @Test
  void whatComesAfterAQuestionCountsInTheNext() {
    Latencies latencies = new Latencies(1);
    latencies.add(5_000);
    assertThat(latencies.micros(1)).isEqualTo(5);

    latencies.add(1_000);

    assertThat(latencies.micros(0.5)).isEqualTo(1);
  }

  @Test
  void noneHasNoPercentile() {
    assertThat(new Latencies(0).micros(0.5)).isNaN();
  }
}
