package io.leakscribe.journal;

/** What kind of thing keeps the memory. */
public enum SuspectKind {
  SESSION("session"),
  CACHE("cache"),
  COLLECTION("collection"),
  THREAD_LOCAL("thread-local"),
  BACKGROUND_TASK("background-task"),
  CLASS_LOADER("class-loader"),
  THREAD("thread"),
  DIRECT_MEMORY("direct-memory"),
  QUEUE("queue"),
  HEAP("heap");

  private final String label;

  SuspectKind(String label) {
    this.label = label;
  }

  /** The word used in the journal and in metric labels. */
  public String label() {
    return label;
  }
}
