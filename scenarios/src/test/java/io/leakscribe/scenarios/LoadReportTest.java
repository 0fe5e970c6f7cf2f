package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadReportTest {

  @Test
  void readsAProgressLine() {
    assertThat(LoadReport.parse("requests 8883 errors 2 p50 2.6 ms p99 458.8 ms"))
        .contains(new LoadReport(8883, 2));
  }

  @Test
  void readsTheResult() {
    assertThat(LoadReport.parse("{\"requests\":120,\"errors\":0,\"seconds\":3,\"p50Millis\":2.6}"))
        .contains(new LoadReport(120, 0));
  }

  @Test
  void anotherLineSaysNothing() {
    assertThat(LoadReport.parse("Cannot start: --rate is 0")).isEmpty();
    assertThat(LoadReport.parse("")).isEmpty();
  }
}
