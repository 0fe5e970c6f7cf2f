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
  private static final String ON_CALL = Crew.ON_CALL;
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
    crew.note(ON_CALL, "Paged. Looking at dashboard and checkout.");
    crew.think(15);
    crew.wrongTurn(
        DATABASE,
        "Suspected the database, because its schema was changed lately. Queries are as fast as before.");
    crew.think(20);
    crew.isolate();
    crew.note(ON_CALL, "Isolated shop-1: the load balancer sends no customers there any more.");
    crew.think(25);
    crew.cause(
        DEVELOPER,
        "Session management keeps a session after its customer has logged out. Came with 2024.08-1.");
    crew.deploy(leaking.fixed());
    crew.openAgain();
    crew.note(ON_CALL, "Hotfix 2024.08-1.1 deployed with a restart, customers are let in again.");
    crew.seenOver();
    crew.note(ON_CALL, "Stable. Watched for the rest of the day.");
  }

  private static void expiredSessions(Crew crew) {
    Scenario leaking = Scenario.number(2);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.paged(Crew.CONFIRMED);
    crew.note(ON_CALL, "Paged.");
    crew.think(10);
    crew.wrongTurn(
        DATABASE,
        "Suspected the database, because of the schema update. Nothing is slow, nothing is locked.");
    crew.think(10);
    crew.deploy(leaking, leaking.release() + "-old-library");
    crew.wrongTurn(
        ON_CALL, "Suspected the library that was updated last week, and rolled it back.");
    crew.seenAgain();
    crew.note(ON_CALL, "The rollback of the library did not help.");
    crew.think(10);
    crew.cause(DEVELOPER, "A memory profiler confirms it: expired sessions are never cleaned up.");
    crew.restart();
    crew.note(ON_CALL, "Restarted as a stop-gap, to win time for the patch.");
    crew.think(30);
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "Patch 2024.08-2.1 deployed: expired sessions are removed.");
    crew.seenOver();
  }

  private static void backgroundTask(Crew crew) {
    Scenario leaking = Scenario.number(3);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.think(20);
    crew.deploy(leaking, leaking.release() + "-texts");
    crew.paged(Crew.CONFIRMED);
    crew.wrongTurn(ON_CALL, "Suspected a traffic spike. The number of requests is as always.");
    crew.think(8);
    crew.wrongTurn(
        ON_CALL,
        "Suspected the configuration of the server, then the network. Nothing was changed.");
    crew.think(8);
    crew.wrongTurn(DATABASE, "Suspected the database. Nothing is slow.");
    crew.deploy(leaking);
    crew.wrongTurn(ON_CALL, "Rolled back the last deploy, which changed texts only.");
    crew.seenAgain();
    crew.note(ON_CALL, "The rollback did not help.");
    crew.think(10);
    crew.cause(
        DEVELOPER, "The background task for sessions does not release what it has processed.");
    crew.switchOffTask();
    crew.note(ON_CALL, "Background task switched off.");
    crew.think(45);
    crew.note(ON_CALL, "Memory came back by itself, service restored.");
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "Patch 2024.08-3.1 deployed, with the task on again.");
    crew.seenOver();
  }

  private static void evictedPages(Crew crew) {
    Scenario leaking = Scenario.number(4);
    crew.ordinaryDay(Scenario.HEALTHY);
    crew.deploy(leaking);
    crew.paged(Crew.CONFIRMED);
    crew.note(ON_CALL, "Paged.");
    crew.think(10);
    crew.wrongTurn(ON_CALL, "Suspected an external API, because of its latency.");
    crew.think(10);
    crew.wrongTurn(
        DATABASE,
        "The metrics seemed to show an exhausted connection pool. Misleading: it is idle.");
    crew.think(10);
    crew.cause(
        DEVELOPER,
        "The new page cache does not release pages that it has evicted. Came with 2024.08-4.");
    crew.deploy(Scenario.HEALTHY);
    crew.note(ON_CALL, "Rolled back to 2024.07-2.");
    crew.seenOver();
    crew.note(ON_CALL, "Service restored.");
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "2024.08-4.1 deployed, with a page cache that lets go of evicted pages.");
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
    crew.wrongTurn(ON_CALL, "Taken for a transient fault, and restarted.");
    crew.seenAgain();
    crew.note(ON_CALL, "Memory keeps climbing after the restart.");
    crew.think(10);
    crew.wrongTurn(DATABASE, "Suspected the database. Nothing there.");
    crew.wrongTurn(ON_CALL, "Suspected the host, then the network. Nothing there.");
    crew.think(10);
    crew.cause(
        DEVELOPER, "By logs and a memory profile: the refactored quote cache never releases.");
    crew.deploy(leaking.fixed());
    crew.note(DEVELOPER, "2024.08-5.1 rolled out.");
    crew.seenOver();
  }
}
