package io.leakscribe.lint;

/** How much a finding matters. */
public enum Level {
  /** The document must not be relied on as it is. */
  ERROR("error"),
  /** Worth a look; nothing is wrong for certain. */
  WARNING("warning");

  private final String label;

  Level(String label) {
    this.label = label;
  }

  /** The word that is printed. */
  public String label() {
    return label;
  }
}
