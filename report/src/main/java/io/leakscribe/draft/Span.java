package io.leakscribe.draft;

/** A piece of a line; the text in it is as it was received and is escaped by each renderer. */
sealed interface Span {
  /** Plain words. */
  record Text(String text) implements Span {}

  /** Words that must not be overlooked. */
  record Strong(String text) implements Span {}

  /** A name out of the program. */
  record Code(String text) implements Span {}

  /** The short id of the event that says so. */
  record Cite(String event) implements Span {}
}
