package io.leakscribe.draft;

import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.util.List;

/** What follows from the kind of a leak: what to do now, and what to do so that it stays away. */
final class Advice {
  private static final String RESTART =
      "If that cannot be done: restart one replica at a time before the earliest time above."
          + " A restart empties the memory, not the cause.";

  /** A measure: what, and whether it prevents, detects or mitigates. */
  record Measure(List<Span> what, String type) {}

  private Advice() {}

  static String stopGap(SuspectKind kind) {
    return switch (kind) {
      case SESSION ->
          "Shorten the session time-out or end idle sessions, and watch whether the entries fall."
              + " Where ended sessions are still held this will not free them. "
              + RESTART;
      case CACHE ->
          "Clear or switch off this cache, if the service has a switch for it, and watch whether the"
              + " live set falls. "
              + RESTART;
      case BACKGROUND_TASK ->
          "Stop this background task, if the service works without it for a while, and watch whether"
              + " the live set falls by itself. "
              + RESTART;
      case QUEUE ->
          "Slow down what puts into this queue or add to what takes from it, and watch whether the"
              + " entries fall. "
              + RESTART;
      case CLASS_LOADER ->
          "Do not redeploy into the running process: stop and start it. " + RESTART;
      case THREAD, THREAD_LOCAL ->
          "Nothing from outside ends the threads that hold this memory. " + restartOnly();
      case DIRECT_MEMORY ->
          "Direct memory counts against the container and not against the heap. " + restartOnly();
      case COLLECTION, HEAP -> restartOnly();
    };
  }

  private static String restartOnly() {
    return "Restart one replica at a time before the earliest time above; that buys time, it does not"
        + " remove the cause. Take traffic off a replica before it is full.";
  }

  /** The measures that the leading suspect calls for, the cure first. */
  static List<Measure> measures(Suspect suspect) {
    return List.of(
        new Measure(cure(suspect), "prevent"),
        new Measure(test(suspect), "prevent"),
        new Measure(watch(suspect), "detect"),
        new Measure(
            Say.only(
                "Write into the memory runbook who decides on a restart, and that growth per hour"
                    + " is compared before and after it"),
            "mitigate"));
  }

  private static List<Span> cure(Suspect suspect) {
    Say say = new Say();
    switch (suspect.kind()) {
      case SESSION -> say.and("Remove the entry from ");
      case CACHE -> say.and("Give a bound and an expiry to ");
      case BACKGROUND_TASK -> say.and("Let the task release what it has processed: clear ");
      case QUEUE -> say.and("Bound the queue and say what happens when it is full: ");
      case THREAD_LOCAL -> say.and("Call remove() in a finally block after use of ");
      case THREAD -> say.and("Shut down the executor or end the threads that are held by ");
      case CLASS_LOADER -> say.and("On undeploy, drop the reference to the class loader in ");
      case DIRECT_MEMORY -> say.and("Release the buffers after use that are held by ");
      case COLLECTION, HEAP -> say.and("Remove what is no longer needed from ");
    }
    holder(say, suspect);
    if (suspect.kind() == SuspectKind.SESSION) {
      say.and(" when the session ends or expires");
    } else if (suspect.kind() == SuspectKind.CACHE) {
      say.and(", and release what is evicted");
    }
    if (suspect.insertionSite() != null) {
      say.and("; entries are put in at ").name(suspect.insertionSite());
    } else if (suspect.allocationSite() != null) {
      say.and("; the objects are created at ").name(suspect.allocationSite());
    }
    return say.done();
  }

  private static List<Span> test(Suspect suspect) {
    Say say =
        Say.text(
            "Add a test that runs the life of many such objects to its end and asserts the size of ");
    return holder(say, suspect).and("; run it in the CI pipeline and under load").done();
  }

  private static List<Span> watch(Suspect suspect) {
    Say say =
        Say.text("Alert on growth and not on a fixed threshold: watch the number of entries of ");
    return holder(say, suspect).and(" (metric ").name("leakscribe_holder_entries").and(")").done();
  }

  private static Say holder(Say say, Suspect suspect) {
    if (suspect.holder() != null) {
      return say.name(suspect.holder());
    }
    return suspect.leakingClass() != null
        ? say.and("the holder of ").name(suspect.leakingClass())
        : say.and("the holder, once it is known");
  }
}
