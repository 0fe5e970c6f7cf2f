package io.leakscribe.agent.suspect;

/**
 * Memory that runs short although nothing leaks on the Java heap.
 *
 * @param kind what it is instead
 * @param statement why, in one sentence with the numbers
 */
public record NotALeak(Kind kind, String statement) {

  /** What it is instead. */
  public enum Kind {
    /** What the JVM may take does not fit the limit of the container. */
    SIZING("sizing"),
    /** The process grows beside everything that the JVM accounts for. */
    NATIVE_RETENTION("native-retention");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The word used in the journal. */
    public String label() {
      return label;
    }
  }
}
