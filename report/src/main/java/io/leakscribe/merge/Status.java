package io.leakscribe.merge;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** As {@link #LINE}, whatever it says. */
  private static final Pattern ANY =
      Pattern.compile(
          "(?i)[\\s>*_+-]{0,9}status[\\s*_]{0,9}:[\\s*_`]*+([^\\s\\p{Cntrl}][^\\p{Cntrl}]{0,99}?)[\\s*_`.]{0,9}");

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

  /**
   * What the line {@code Status:} near the top says where it is none of these; null where it is, or
   * where no line says anything.
   */
  public static @Nullable String unknown(String text) {
    return of(text) != DRAFT
        ? null
        : text.lines()
            .limit(HEAD)
            .map(ANY::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .filter(said -> !said.replace('-', ' ').equalsIgnoreCase(DRAFT.label))
            .findFirst()
            .orElse(null);
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
