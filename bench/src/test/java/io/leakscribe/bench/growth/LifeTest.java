package io.leakscribe.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Past;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifeTest {
  @Test
  void is_the_same_at_the_same_age() {
    Life life = new Life(10);

    assertThat(life.at(Duration.ofHours(7))).isEqualTo(new Life(10).at(Duration.ofHours(7)));
  }

  @Test
  void nothing_in_it_is_suspected_in_a_week() {
    Life life = new Life(10);
    Analyst analyst = new Analyst(Past.NONE);
    Duration step = Duration.ofMinutes(5);
    for (Duration age = step; age.toDays() < 7; age = age.plus(step)) {
      analyst.observe(life.at(age));
    }

    Assessment week = analyst.assess(Life.START.plus(Duration.ofDays(7)));
    assertThat(week.suspects()).isEmpty();
  }
}
