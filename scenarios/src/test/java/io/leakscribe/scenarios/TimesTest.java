package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "PT-5S, 0:00",
    "PT8.9S, 0:08",
    "PT2M5S, 2:05",
    "PT1H59M59S, 119:59",
    "PT3H24M, 3.4 h"
  })
  void minutesAndSecondsThenHours(Duration duration, String text) {
    assertThat(Times.brief(duration)).isEqualTo(text);
  }
}
