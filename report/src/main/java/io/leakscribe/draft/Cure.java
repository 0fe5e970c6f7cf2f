package io.leakscribe.draft;

import io.leakscribe.journal.Suspect;

/** The change of code that ends a leak of this kind, at the place that was found. */
final class Cure {
  private Cure() {}

  static Say of(Suspect suspect) {
    Say say = new Say();
    switch (suspect.kind()) {
      case SESSION -> {
        holder(say.and("Take the entry out of "), suspect).and(" when a session ends or expires");
        site(say, suspect, "; it goes in at ", "; the session is created at ");
      }
      case CACHE -> {
        holder(say.and("Give "), suspect).and(" a largest size and an expiry, and let what is");
        say.and(" evicted go from everything that refers to it");
        site(say, suspect, "; the filling code is ", "; values come from ");
      }
      case BACKGROUND_TASK -> {
        holder(say.and("Clear "), suspect).and(" in the finally block of each run of the task");
        site(say, suspect, "; what it adds, it adds at ", "; what it keeps is made at ");
      }
      case QUEUE -> {
        holder(say.and("Bound "), suspect).and(" and decide what a producer does when it is full");
        site(say, suspect, "; the producer is ", "; items are made at ");
      }
      case THREAD_LOCAL -> {
        holder(say.and("Call remove() on "), suspect).and(" in a finally block around its use");
        site(say, suspect, ", which begins at ", "; the value is made at ");
      }
      case THREAD -> {
        holder(say.and("Shut the executor down, or share one, where "), suspect);
        say.and(" are started");
        site(say, suspect, ": ", ": ");
      }
      case CLASS_LOADER -> {
        holder(say.and("On undeploy, drop the reference that "), suspect);
        say.and(" keeps to the old class loader");
        site(say, suspect, "; it is stored at ", "; the loader is made at ");
      }
      case DIRECT_MEMORY -> {
        holder(say.and("Release or reuse each buffer that "), suspect).and(" holds");
        site(say, suspect, "; they are kept from ", "; they are allocated at ");
      }
      case COLLECTION -> {
        holder(say.and("Remove from "), suspect).and(" what is no longer needed");
        site(say, suspect, "; additions come from ", "; the elements are made at ");
      }
      case HEAP -> {
        say.and("Find the holder first: take a class histogram of a full process");
        site(say, suspect, "; begin at ", "; begin with what is allocated at ");
      }
    }
    return say;
  }

  static Say holder(Say say, Suspect suspect) {
    if (suspect.holder() != null) {
      return say.name(suspect.holder());
    }
    return suspect.leakingClass() != null
        ? say.and("the holder of ").name(suspect.leakingClass())
        : say.and("the holder, once it is known,");
  }

  private static void site(Say say, Suspect suspect, String put, String created) {
    if (suspect.insertionSite() != null) {
      say.and(put).name(suspect.insertionSite());
    } else if (suspect.allocationSite() != null) {
      say.and(created).name(suspect.allocationSite());
    }
    say.and(".");
  }
}
