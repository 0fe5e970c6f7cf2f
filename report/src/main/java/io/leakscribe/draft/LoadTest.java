package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.journal.Suspect;

/** The load test that would have shown it: what it must do, and for how long. */
final class LoadTest {
  private LoadTest() {}

  /**
   * A sentence.
   *
   * @param taken how long it took to be confirmed: a shorter test would not have shown it
   * @param perHour entries an hour at which it did
   */
  static Say of(Suspect suspect, String taken, double perHour) {
    String rate = Format.number(Math.rint(perHour)) + " an hour";
    String text =
        switch (suspect.kind()) {
          case SESSION ->
              "Let the load test log customers in and out for %s or more (confirmed after that at %s"
                  + " left behind), and fail the build while sessions pile up in ";
          case CACHE ->
              "Ask for ever new keys in the load test for %s or longer (sure by then at %s), and fail"
                  + " it when entries stay in ";
          case BACKGROUND_TASK ->
              "Run the task itself under load for %s at least (it showed with %s), failing when"
                  + " something is left in ";
          case QUEUE ->
              "Load the producers for %s without a pause (that long it took at %s), and assert an end"
                  + " to the backlog of ";
          default ->
              "Run the load test with the agent for at least %s (which it took at %s), and fail it on"
                  + " growth of ";
        };
    return Cure.holder(Say.text(text.formatted(taken, rate)), suspect).and(".");
  }
}
