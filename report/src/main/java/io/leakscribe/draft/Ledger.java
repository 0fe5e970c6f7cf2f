package io.leakscribe.draft;

import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.timeline.ShortName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the ledger in a person's words. */
final class Ledger {
  private static final Pattern UNBOUNDED = Pattern.compile("Nothing bounds ([\\w.$]*\\w)\\.?");
  private static final Pattern PER_SESSION =
      Pattern.compile("It gains .* for each new session and holds .*");

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

  /** Sessions explain a store of sessions; beside another holder they lead astray. */
  static boolean isAside(Suspect suspect, Evidence line) {
    return suspect.kind() != SuspectKind.SESSION && PER_SESSION.matcher(line.statement()).matches();
  }

  /** {@code +1.8}, {@code −0.3}: one decimal. */
  static String weight(Evidence line) {
    String number = String.format(Locale.ROOT, "%+.1f", line.weight());
    return number.replace('-', '−');
  }
}
