package io.leakscribe.lint;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Suspect;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * L20: numbers in a person's text against the journals. Only where it is plain what is meant: a
 * number of entries or a confidence in a sentence that names the holder. What cites an event was
 * generated, or stands beside its source.
 */
final class NumbersFit implements Check {
  private static final Pattern ENTRIES =
      Pattern.compile(
          "(?i)(?<![\\w.,+−-])(\\d{1,3}(?:,\\d{3}){1,4}+|\\d{1,12}+)\\s(?:\\w{1,20} )?entries\\b(?! (?:a|an|per|each)\\b|/)");
  private static final Pattern CONFIDENCE =
      Pattern.compile(
          "(?i)\\bconfidence (?:of |is |was |at )?(?:about )?(\\d{1,3}) ?%|(?<![\\d.,])(\\d{1,3}) ?% (?:confidence|certain|sure)");

  @Override
  public void check(Document document, Context context, Notes to) {
    Findings findings = context.findings();
    Suspect leading = findings == null ? null : findings.incident().leading();
    if (findings == null || leading == null || leading.holder() == null) {
      return;
    }
    String holder = leading.holder();
    for (Piece.Text text : document.texts()) {
      boolean named = Inline.plain(text.text()).contains(simple(holder));
      if (named && !Cites.anyIn(text.text()) && !to.isFull(Rule.L20)) {
        entries(text, findings.incident(), holder, to);
        confidence(text, findings.incident(), to);
      }
    }
  }

  /** {@code SessionRegistry.sessions} for {@code com.shop.SessionRegistry.sessions}. */
  private static String simple(String holder) {
    int field = holder.lastIndexOf('.');
    return holder.substring(holder.lastIndexOf('.', Math.max(0, field - 1)) + 1);
  }

  private static void entries(Piece.Text text, Incident incident, String holder, Notes to) {
    double most = most(incident, holder);
    Matcher matcher = ENTRIES.matcher(Inline.plain(text.text()));
    while (most > 0 && matcher.find()) {
      double told = Double.parseDouble(matcher.group(1).replace(",", ""));
      if (told > most * 1.1) {
        to.add(
            Rule.L20,
            text.line(),
            "%s entries are told and the journals have at most %s in %s: correct it or say where it is from"
                .formatted(matcher.group(1), Format.number(most), holder));
      }
    }
  }

  private static double most(Incident incident, String holder) {
    double most = 0;
    for (Turn turn : incident.turns()) {
      for (Suspect suspect : turn.suspects()) {
        if (holder.equals(suspect.holder()) && suspect.entries() != null) {
          most = Math.max(most, suspect.entries());
        }
      }
    }
    for (Run run : incident.runs()) {
      var series = run.holder(holder);
      if (series != null) {
        for (Point point : series.points()) {
          most = Math.max(most, point.value());
        }
      }
    }
    return most;
  }

  private static void confidence(Piece.Text text, Incident incident, Notes to) {
    TreeSet<Long> known = new TreeSet<>();
    for (Turn turn : incident.turns()) {
      turn.suspects().forEach(suspect -> known.add(Math.round(suspect.confidence() * 100)));
    }
    Matcher matcher = CONFIDENCE.matcher(Inline.plain(text.text()));
    while (matcher.find()) {
      String number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      long told = Long.parseLong(number);
      if (known.subSet(told - 1, true, told + 1, true).isEmpty()) {
        to.add(
            Rule.L20,
            text.line(),
            "a confidence of "
                + told
                + " % is told and no report in the journals has it: correct it");
      }
    }
  }
}
