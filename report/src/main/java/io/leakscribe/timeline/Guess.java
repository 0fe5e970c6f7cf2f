package io.leakscribe.timeline;

/** What people suspect first, in their words instead of the journal's. */
public final class Guess {
  private Guess() {}

  /** {@code a slow database} for {@code database}; what is not known stays as it is. */
  public static String words(String hypothesis) {
    return switch (hypothesis) {
      case "database" -> "the database";
      case "library" -> "a library";
      case "traffic" -> "more traffic";
      case "deploy" -> "a deploy";
      case "restart" -> "a passing fault that a restart ends";
      case "gc-configuration" -> "the settings of the collector";
      case "native-memory" -> "memory outside the heap";
      case "host" -> "the host";
      default -> hypothesis;
    };
  }
}
