package io.leakscribe.lint;

import java.util.Locale;

/** How far a document has come. */
public enum Status {
  /** It says nothing of it; taken as a draft. */
  NONE("none"),
  /** It says something that is not known; taken as a draft. */
  UNKNOWN("unknown"),
  DRAFT("Draft"),
  IN_REVIEW("In Review"),
  REVIEWED("Reviewed"),
  CLOSED("Closed");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  /** As it stands in a document. */
  public String label() {
    return label;
  }

  boolean isDraft() {
    return this == NONE || this == UNKNOWN || this == DRAFT;
  }

  /** One of the four names, or what others call the same. */
  static Status of(String text) {
    return switch (word(text)) {
      case "draft", "wip", "work in progress" -> DRAFT;
      case "in review", "under review", "review" -> IN_REVIEW;
      case "reviewed", "approved" -> REVIEWED;
      case "closed", "complete", "completed", "published", "final" -> CLOSED;
      default -> UNKNOWN;
    };
  }

  /** Whether a text is the name itself: nothing else keeps a draft from being refreshed. */
  boolean isNamed(String text) {
    return word(text).equals(label.toLowerCase(Locale.ROOT));
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]++", " ").strip();
  }
}
