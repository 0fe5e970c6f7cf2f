package io.leakscribe.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** L16: that it is over was seen in a signal. */
final class RecoveryShown implements Check {
  private static final Pattern SIGNAL =
      Pattern.compile(
          "\\b(?:memory|heap|live set|entries|sessions|growth|grow[ns]?|rate|rates|latency|response"
              + " times?|errors?|throughput|p99|p95|p50|stable|flat|graph|dashboard|metrics?|signal|usage"
              + "|collections?|measured)\\b");

  @Override
  public void check(Document document, Context context, Notes to) {
    TimesView.Entry recovery = document.times().entry(TimesView.Field.RECOVERY);
    if (recovery != null && recovery.first() != null) {
      if (!shows(recovery.value() + " " + recovery.rest()) && !sectionShows(document)) {
        to.add(Rule.L16, recovery.line(), MESSAGE);
      }
    } else if (recovery == null && !sectionShows(document)) {
      to.add(
          Rule.L16,
          document.section(Part.RESOLUTION).map(found -> found.heading().line()).orElse(1),
          MESSAGE);
    }
  }

  private static final String MESSAGE =
      "nothing shows the recovery but a word: say which signal (memory, entries, errors) was back"
          + " since when; an alert is 'resolved' too when its process is killed";

  private static boolean sectionShows(Document document) {
    List<Piece> pieces = document.all(Part.RESOLUTION);
    return Document.only(Piece.Text.class, pieces).stream()
        .map(Piece.Text::text)
        .filter(text -> !text.contains("To be written by a person"))
        .filter(
            text ->
                text.toLowerCase(Locale.ROOT)
                    .matches(
                        "(?s).*\\b(?:resolv|recover|restor|stable|afterwards|confirm|verif|back to).*"))
        .anyMatch(RecoveryShown::shows);
  }

  private static boolean shows(String text) {
    return Cites.anyIn(text) || SIGNAL.matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}
