package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.journal.Event;
import java.time.Duration;

/** What each server has to show: an application that keeps the sessions of people who left. */
final class Leaks {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Enough to be among the twenty largest holders that are shown. */
  static final int VISITS = 600;

  private static final Duration UNTIL_SUSPECTED = Duration.ofSeconds(150);

  /** The sessions of the container are counted, and the field that keeps them is followed. */
  static void areFollowed(Server server, String sessionType, String holder) {
    assertThat(server.agentLines()).noneMatch(line -> line.contains("WARN"));
    for (int left = 0; left < VISITS - 1; left++) {
      Visitors.leave(server.application(), Visitors.come(server.application(), 10));
    }
    Visitors.come(server.application(), 10);
    String type = "type=\"" + sessionType + "\"";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Scrape scrape = server.scrape();
              assertThat(scrape.sum("leakscribe_sessions_created_total", type)).isEqualTo(VISITS);
              assertThat(scrape.sum("leakscribe_sessions_ended_total", type)).isEqualTo(VISITS - 1);
              assertThat(scrape.sum("leakscribe_sessions_live", type)).isEqualTo(1);
              assertThat(scrape.sum("leakscribe_holder_entries", "\"" + holder + "\""))
                  .as("%s", scrape)
                  .isEqualTo(VISITS);
            });
  }

  /** While people come and go, the right field is suspected. */
  static void areSuspected(Server server, int bytes, String holder) {
    try (Visitors visitors = Visitors.of(server.application(), bytes)) {
      Event.Leak leak = server.journals().await(Event.Leak.class, first -> true, UNTIL_SUSPECTED);
      assertThat(leak.suspects())
          .first()
          .satisfies(suspect -> assertThat(suspect.holder()).isEqualTo(holder));
      assertThat(visitors.served()).isPositive();
    }
  }

  private Leaks() {}
}
