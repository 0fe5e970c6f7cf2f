package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelledGaugeTest {
  private static final Tags ONE = Tags.of("holder", "one");
  private static final Tags TWO = Tags.of("holder", "two");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LabelledGauge gauge =
      new LabelledGauge(MultiGauge.builder("entries").register(registry));

  @Test
  void changes_values_without_registering_anew() {
    gauge.show(Map.of(ONE, 1.0, TWO, 2.0));
    Gauge before = registry.get("entries").tags(ONE).gauge();

    gauge.show(Map.of(ONE, 3.0, TWO, 4.0));

    assertThat(registry.get("entries").tags(ONE).gauge()).isSameAs(before);
    assertThat(before.value()).isEqualTo(3.0);
    assertThat(registry.get("entries").tags(TWO).gauge().value()).isEqualTo(4.0);
  }

  @Test
  void shows_new_rows_and_takes_away_those_that_are_gone() {
    gauge.show(Map.of(ONE, 1.0));
    gauge.show(Map.of(TWO, 2.0));

    assertThat(registry.find("entries").tags(ONE).gauge()).isNull();
    assertThat(registry.get("entries").tags(TWO).gauge().value()).isEqualTo(2.0);
    gauge.show(Map.of());
    assertThat(registry.getMeters()).isEmpty();
  }
}
