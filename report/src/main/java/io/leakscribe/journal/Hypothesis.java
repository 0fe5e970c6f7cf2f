package io.leakscribe.journal;

/**
 * A suspect that people chase first, and what its test says.
 *
 * @param name {@code traffic}, {@code database}, {@code deploy}, {@code library}, {@code
 *     gc-configuration}, {@code native-memory} or {@code restart} (that one would help)
 * @param answer what the test says
 * @param evidence the sentence, with a number, that the answer rests on
 */
public record Hypothesis(String name, Answer answer, String evidence) {

  /** What a test can say. */
  public enum Answer {
    /** It is not that. */
    CLEARED("cleared"),
    /** It has a part in it. */
    SUPPORTED("supported"),
    /** The numbers do not decide. */
    CANNOT_TELL("cannot-tell");

    private final String label;

    Answer(String label) {
      this.label = label;
    }

    /** The word used in the journal. */
    public String label() {
      return label;
    }
  }
}
