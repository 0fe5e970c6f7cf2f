package io.leakscribe.agent.probe.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void looks_once_in_each_slice() {
    assertThat(Rounds.pace(new Recorder(false), SOON, Rounds.FIRST_SLICE)).isEqualTo(SOON);
  }

  @Test
  void looks_once_a_minute_at_most_while_somebody_else_records() {
    assertThat(Rounds.pace(new Recorder(true), SOON, Rounds.FIRST_SLICE)).hasMinutes(1);
    assertThat(Rounds.pace(new Recorder(true), Duration.ofMinutes(5), Rounds.FIRST_SLICE))
        .hasMinutes(5);
  }

  private record Recorder(boolean isShared) implements SampleSource {
    @Override
    public void begin() {}

    @Override
    public Look look() {
      return new Look(List.of(), Duration.ZERO);
    }

    @Override
    public Look search(Duration limit) {
      return look();
    }

    @Override
    public void close() {}
  }
}
