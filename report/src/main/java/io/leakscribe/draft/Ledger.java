package io.leakscribe.draft;

import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.ShortName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the ledger in a person's words. */
final class Ledger {
  private static final Pattern UNBOUNDED = Pattern.compile("Nothing bounds ([\\w.$]*\\w)\\.?");

  private Ledger() {}

  /** The statement of evidence; a holder is named by its field. */
  static String words(Suspect suspect, Evidence line) {
    Matcher unbounded = UNBOUNDED.matcher(line.statement().strip());
    String holder = suspect.holder();
    if (unbounded.matches() && holder != null) {
      String field = holder.substring(holder.lastIndexOf('.') + 1);
      return field + " is a " + ShortName.of(unbounded.group(1)) + ": nothing bounds it.";
    }
    return Words.sentence(line.statement());
  }

  /** The same without what only a statistician reads; the appendix has it. */
  static String brief(Suspect suspect, Evidence line) {
    return words(suspect, line)
        .replaceFirst(" \\(trend test p = [^)]*\\)", "")
        .replaceFirst(", rank correlation [0-9.]+ over", " over");
  }

  /** Whether it moved the scales at all: what rounds to 0.0 tells a reader nothing. */
  static boolean hasWeight(Evidence line) {
    return Math.abs(line.weight()) >= 0.05;
  }

  /** {@code +1.8}, {@code −0.3}: one decimal. */
  static String weight(Evidence line) {
    String number = String.format(Locale.ROOT, "%+.1f", line.weight());
    return number.replace('-', '−');
  }
}
