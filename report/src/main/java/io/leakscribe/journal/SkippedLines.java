package io.leakscribe.journal;

/**
 * What a reader passed over.
 *
 * @param torn last lines without an end, as a killed process leaves them
 * @param badText lines that are not UTF-8
 * @param tooLong lines longer than 1 MiB
 * @param malformed whole lines that are not events
 * @param copies events that a part of the same run already had
 * @param unreadableFiles files that could not be read to their end
 */
public record SkippedLines(
    long torn, long badText, long tooLong, long malformed, long copies, long unreadableFiles) {

  /** Nothing passed over. */
  public static final SkippedLines NONE = new SkippedLines(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public SkippedLines plus(SkippedLines other) {
    return new SkippedLines(
        torn + other.torn,
        badText + other.badText,
        tooLong + other.tooLong,
        malformed + other.malformed,
        copies + other.copies,
        unreadableFiles + other.unreadableFiles);
  }

  /** Lines lost in the middle of a journal, or whole files: worth telling a person. */
  public long damaged() {
    return badText + tooLong + malformed + unreadableFiles;
  }
}
