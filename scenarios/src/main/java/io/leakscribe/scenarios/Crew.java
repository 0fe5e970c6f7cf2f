package io.leakscribe.scenarios;

import io.leakscribe.journal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The people of an incident: they wait for alerts, think, act on the {@link Site}, and write down
 * what they do.
 */
final class Crew {
  static final String ON_CALL = "on call";

  /** From here on somebody is called. */
  static final String CONFIRMED = "LeakscribeLeakConfirmed";

  static final String EXHAUSTION = "LeakscribeHeapExhaustionSoon";

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** To be sure takes some times as long as to suspect. */
  private static final Duration LONGEST_WATCH = Duration.ofMinutes(12);

  private final Site site;
  private final Consumer<String> told;
  private Instant deployed = Instant.EPOCH;

  /**
   * @param told of each thing that happens, a line each
   */
  Crew(Site site, Consumer<String> told) {
    this.site = site;
    this.told = told;
  }

  /** An ordinary hour, shortened. */
  void ordinaryDay(Scenario release) {
    deploy(release, release.release());
    think(60);
  }

  void deploy(Scenario release) {
    deploy(release, release.release());
  }

  void deploy(Scenario release, String version) {
    told.accept("deploy " + version);
    deployed = Instant.now();
    site.deploy(release, version);
  }

  void restart() {
    told.accept("restart");
    deployed = Instant.now();
    site.restart();
  }

  void kill() {
    told.accept("kill -9");
    site.kill();
  }

  void isolate() {
    told.accept("no customers");
    site.closeDoors();
  }

  void openAgain() {
    told.accept("customers again");
    site.openDoors();
  }

  void switchOffTask() {
    told.accept("task off");
    site.switchOffTask();
  }

  /** Waits until the alert fires. */
  void paged(String alert) {
    site.await(alert + " fires", LONGEST_WAIT, () -> site.stack().firing(alert).isPresent());
    told.accept(alert + " fires");
  }

  /** Waits until the running release has confirmed the leak by itself. */
  void seenAgain() {
    site.await(
        "the leak confirmed again",
        LONGEST_WAIT,
        () -> site.story().since(deployed).reached(Stage.CONFIRMED));
    told.accept("confirmed again");
  }

  /**
   * Waits until it is proved that growth is over: by the agent, or by what the draft makes of its
   * readings.
   */
  void seenOver() {
    site.await("the end of growth", LONGEST_WATCH, site::recovered);
    told.accept("over");
  }

  void think(int seconds) {
    site.pause(Duration.ofSeconds(seconds));
  }

  /** Writes down what was thought or done, when it was. */
  void note(String who, String text) {
    write(who, null, text);
  }

  /** Writes down what turned out to be none of the causes. */
  void wrongTurn(String who, String text) {
    write(who, "wrong-turn", text);
  }

  /** Writes down what the cause was found to be. */
  void cause(String who, String text) {
    write(who, "cause", text);
  }

  private void write(String who, @Nullable String mark, String text) {
    told.accept(who + ": " + text);
    site.note(site.story().incidents().get(0), who, mark, text);
  }
}
