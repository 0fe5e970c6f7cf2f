package com.example.growth;

/** Nothing to weave; defined again under other names of the same length. */
public final class Plain00000 {
  private final int number;

  /** Number nought. */
  public Plain00000() {
    number = 0;
  }

  /** The number. */
  public int number() {
    return number;
  }
}
