package io.leakscribe.merge;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a person is with a document. */
public enum Status {
  /** Being written; a document that does not say is one. */
  DRAFT("Draft"),
  /** Being read by others. */
  IN_REVIEW("In review"),
  /** Read and agreed on: nothing changes any more. */
  REVIEWED("Reviewed"),
  /** Done with: nothing changes any more. */
  CLOSED("Closed");

  /** The line may stand anywhere above this one. */
  private static final int HEAD = 40;

  private static final Pattern LINE =
      Pattern.compile("[\\s>*_+-]*status[\\s*_]*:[\\s*_`]*([a-z][a-z -]*?)[\\s*_`.]*");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  /** As it stands in the document. */
  public String label() {
    return label;
  }

  /** Whether nothing may change any more. */
  public boolean isFinal() {
    return this == REVIEWED || this == CLOSED;
  }

  /** What the line {@code Status:} near the top says; a draft when it says nothing known. */
  public static Status of(String text) {
    return text.lines()
        .limit(HEAD)
        .map(Status::ofLine)
        .filter(s -> s != DRAFT)
        .findFirst()
        .orElse(DRAFT);
  }

  private static Status ofLine(String line) {
    Matcher matcher = LINE.matcher(line.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      for (Status status : values()) {
        if (status.label.toLowerCase(Locale.ROOT).equals(matcher.group(1).replace('-', ' '))) {
          return status;
        }
      }
    }
    return DRAFT;
  }
}
