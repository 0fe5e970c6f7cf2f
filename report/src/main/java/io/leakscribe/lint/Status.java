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

  static Status of(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]++", " ");
    return switch (word) {
      case "draft", "wip", "work in progress" -> DRAFT;
      case "in review", "under review", "review" -> IN_REVIEW;
      case "reviewed", "approved" -> REVIEWED;
      case "closed", "complete", "completed", "published", "final" -> CLOSED;
      default -> UNKNOWN;
    };
  }
}
