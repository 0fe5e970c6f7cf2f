package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A year in which every day brings a cache, and takes one. */
class HolderBookTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int DAYS = 365;

  private final HolderBook book = new HolderBook();

  @Test
  void forgets_caches_that_are_gone() {
    int most = 0;
    for (Duration age = Duration.ZERO; age.toDays() < DAYS; age = age.plus(STEP)) {
      book.observe(seen(age), true);
      most = Math.max(most, book.lifecycles.size());
    }

    assertThat(most).isEqualTo(2);
    assertThat(book.lifecycles.values())
        .extracting(track -> track.last().type())
        .containsExactly("com.shop.Prices" + (DAYS - 1) + ".cache");
  }

  private static Observation seen(Duration age) {
    return new Observation(
        START.plus(age),
        age,
        List.of(),
        List.of(
            new HolderReading(
                "com.shop.Sessions.open",
                "java.util.HashMap",
                1_000 + age.toHours() % 24,
                1_000,
                1,
                false,
                Bound.NONE,
                null,
                Sampled.NOTHING,
                null)),
        List.of(
            new LifecycleReading(
                LifecycleReading.Kind.CACHE_ENTRY,
                "com.shop.Prices" + age.toDays() + ".cache",
                age.toSeconds(),
                age.toSeconds(),
                100,
                0,
                null,
                null,
                null,
                null,
                List.of())),
        ProcessReading.NOTHING);
  }
}
