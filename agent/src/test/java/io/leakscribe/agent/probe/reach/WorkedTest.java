package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkedTest {
  private long wall = 1_000;
  private long processor = 50;
  private final Worked worked = new Worked(() -> wall, () -> processor);

  @Test
  void time_without_a_processor_does_not_count() {
    wall += 500;
    processor += 20;
    assertThat(worked.lap()).isEqualTo(20);

    wall += 30;
    processor += 30;
    assertThat(worked.lap()).isEqualTo(30);
  }

  @Test
  void a_processor_clock_that_jumps_counts_no_more_than_has_passed() {
    wall += 5;
    processor += 10_000;

    assertThat(worked.lap()).isEqualTo(5);
  }

  @Test
  void where_processor_time_is_not_told_all_of_it_counts() {
    wall += 100;
    processor = -1;
    assertThat(worked.lap()).isEqualTo(100);

    wall += 70;
    processor = 1_000_000;
    assertThat(worked.lap()).isEqualTo(70);
  }

  @Test
  void this_thread_worked_no_longer_than_it_took() {
    long begun = System.nanoTime();
    Worked mine = new Worked();
    long lap = mine.lap();

    assertThat(lap).isBetween(0L, System.nanoTime() - begun);
  }
}
