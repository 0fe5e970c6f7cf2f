package io.leakscribe.scenarios;

import java.util.List;
import java.util.function.Consumer;

/**
 * One of the five incidents as it went, people included, in minutes for hours.
 *
 * <p>What people thought and did is that of the hand-written postmortems, and only what they could
 * not have known is left out.
 *
 * @param number of the incident
 * @param slug for the name of a directory
 * @param acts what happens, from an ordinary day to the proof that it is over
 */
record Play(int number, String slug, Consumer<Crew> acts) {
  private static final String ON_CALL = "on call";
  private static final String DATABASE = "database team";
  private static final String DEVELOPER = "developer";

  static final List<Play> ALL =
      List.of(
          new Play(1, "sessions-after-logout", Play::sessionsAfterLogout),
          new Play(2, "expired-sessions", Play::expiredSessions),
          new Play(3, "background-task", Play::backgroundTask),
          new Play(4, "evicted-pages", Play::evictedPages),
          new Play(5, "quotes-never-released", Play::quotesNeverReleased));

  private static void sessionsAfterLogout(Crew crew) {
    Scenario leaking = Scenario.number(1);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.paged(Crew.CONFIRMED);
    crew.note(ON_CALL, "Paged. Dashboard and checkout are being looked at.");
    crew.think(15);
    crew.note(
        DATABASE,
        "Suspected the database, because its schema was changed: queries are as fast as before.");
    crew.think(20);
    crew.note(ON_CALL, "Isolated shop-1: the load balancer sends no customers any more.");
    crew.isolate();
    crew.think(25);
    crew.note(
        DEVELOPER,
        "Found: session management keeps a session after its customer has logged out; came with 2024.08-1.");
    crew.deploy(leaking.fixed());
    crew.openAgain();
    crew.note(ON_CALL, "Hotfix 2024.08-1.1 deployed with a restart, customers are let in again.");
    crew.seenResolved();
    crew.note(ON_CALL, "Stable. Watched for the rest of the day.");
  }

  private static void expiredSessions(Crew crew) {
    Scenario leaking = Scenario.number(2);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.paged(Crew.CONFIRMED);
    crew.note(ON_CALL, "Paged. Suspected the database first, because of the schema update.");
    crew.think(15);
    crew.note(DATABASE, "Nothing slow, nothing locked: not the database.");
    crew.note(ON_CALL, "Suspected the library that was updated last week, and rolled it back.");
    crew.deploy(leaking, leaking.release() + "-library-rollback");
    crew.seenAgain();
    crew.note(ON_CALL, "The rollback of the library did not help.");
    crew.think(15);
    crew.note(DEVELOPER, "A memory profiler confirms it: expired sessions are never cleaned up.");
    crew.restart();
    crew.note(ON_CALL, "Restarted as a stop-gap, to win time for the patch.");
    crew.think(30);
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "Patch 2024.08-2.1 deployed: expired sessions are removed.");
    crew.seenResolved();
  }

  private static void backgroundTask(Crew crew) {
    Scenario leaking = Scenario.number(3);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.think(20);
    crew.deploy(leaking, leaking.release() + "-texts");
    crew.paged(Crew.CONFIRMED);
    crew.note(ON_CALL, "Paged. Suspected a traffic spike: the number of requests is as always.");
    crew.think(8);
    crew.note(
        ON_CALL, "Suspected the server's configuration and the network: nothing was changed.");
    crew.think(8);
    crew.note(DATABASE, "Suspected the database: nothing is slow.");
    crew.note(ON_CALL, "Rolled back the last deploy, which changed texts only.");
    crew.deploy(leaking);
    crew.seenAgain();
    crew.note(ON_CALL, "The rollback did not help.");
    crew.think(10);
    crew.note(
        DEVELOPER, "The background task for sessions does not release what it has processed.");
    crew.switchOffTask();
    crew.note(ON_CALL, "Background task switched off.");
    crew.think(45);
    crew.note(ON_CALL, "Memory came back by itself, service restored.");
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "Patch 2024.08-3.1 deployed, with the task on again.");
    crew.think(90);
  }

  private static void evictedPages(Crew crew) {
    Scenario leaking = Scenario.number(4);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.paged(Crew.CONFIRMED);
    crew.note(ON_CALL, "Paged. Suspected an external API, because of its latency.");
    crew.think(15);
    crew.note(
        DATABASE,
        "The metrics seemed to show an exhausted connection pool: misleading, it is idle.");
    crew.think(20);
    crew.note(
        DEVELOPER,
        "The new page cache does not release pages that it has evicted; it came with 2024.08-4.");
    crew.deploy(Scenario.HEALTHY);
    crew.note(ON_CALL, "Rolled back to 2024.07-2.");
    crew.seenResolved();
    crew.note(ON_CALL, "Service restored.");
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "The corrected cache is deployed with 2024.08-4.1.");
    crew.think(90);
  }

  private static void quotesNeverReleased(Crew crew) {
    Scenario leaking = Scenario.number(5);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.paged(Crew.EXHAUSTION);
    crew.think(20);
    crew.kill();
    crew.note(ON_CALL, "All is down: the kernel's OOM killer took the process.");
    crew.restart();
    crew.note(ON_CALL, "Taken for a transient fault, and restarted.");
    crew.seenAgain();
    crew.note(ON_CALL, "Memory keeps climbing after the restart.");
    crew.think(10);
    crew.note(DATABASE, "Suspected the database: nothing.");
    crew.note(ON_CALL, "Suspected the host and the network: nothing.");
    crew.think(10);
    crew.note(DEVELOPER, "Logs and a memory profile: the refactored quote cache never releases.");
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "2024.08-5.1 rolled out.");
    crew.seenResolved();
  }
}
