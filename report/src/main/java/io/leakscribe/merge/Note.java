package io.leakscribe.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells a person what is generated now where the person's text was kept. It stays
 * until the person deletes it, and does not come back before the value changes again.
 *
 * @param isProposal whether a person must decide: a whole text, and not only a cell
 * @param about hash of the generated text that it tells
 * @param line as it stands in the document
 */
record Note(boolean isProposal, String about, String line) {
  private static final Pattern LINE =
      Pattern.compile("(> .*) <!-- leakscribe-(note|proposal) ([0-9a-f]{16}) ([0-9a-f]{16}) -->");
  private static final Pattern LEAD = Pattern.compile("^\\s*(#{1,6}|>|[-*+]|\\d+[.)])\\s+");

  /** The note on a line; null when there is none, or a person has changed it. */
  static @Nullable Note of(String line) {
    Matcher matcher = LINE.matcher(line.stripTrailing());
    if (!matcher.matches() || !Lines.hash(matcher.group(1)).equals(matcher.group(4))) {
      return null;
    }
    return new Note(matcher.group(2).equals("proposal"), matcher.group(3), line);
  }

  static Note proposal(String fresh) {
    String text = LEAD.matcher(fresh).replaceFirst("").replace('\n', ' ');
    return note(true, about("", fresh), "> Generated anew, yours was kept: " + text);
  }

  /**
   * A changed cell.
   *
   * @param row what the row is called, {@code `[R1#43]`}
   */
  static Note cell(String row, String column, String fresh) {
    String value = fresh.isBlank() ? "empty" : fresh;
    String visible =
        "> Measured anew, yours was kept: **" + column + "** of " + row + " is now: " + value;
    return note(false, about(row + "/" + column, fresh), visible);
  }

  /** By what the note on a text is known: where it stands, and what is generated there now. */
  static String about(String where, String fresh) {
    return Lines.hash(where.strip() + "\u0000" + fresh.strip());
  }

  private static Note note(boolean isProposal, String about, String visible) {
    String kind = isProposal ? "proposal" : "note";
    return new Note(
        isProposal,
        about,
        visible + " <!-- leakscribe-" + kind + " " + about + " " + Lines.hash(visible) + " -->");
  }
}
