package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** L05 and L06: what the times of the incident must have. */
final class Intervals implements Check {
  private static final Pattern REASON =
      Pattern.compile("(?i)(?:unknown|not known|n/a|none)\\W{1,4}\\w{2,}.*", Pattern.DOTALL);

  @Override
  public void check(Document document, Context context, Notes to) {
    TimesView times = document.times();
    List<String> missing = new ArrayList<>();
    for (TimesView.Field field :
        List.of(TimesView.Field.TTD, TimesView.Field.TTM, TimesView.Field.TTR)) {
      TimesView.Entry entry = times.entry(field);
      if (entry == null || entry.isEmpty()) {
        missing.add(field.label());
      } else if (entry.length() == null && !hasReason(entry)) {
        to.add(
            Rule.L05,
            entry.line(),
            field.label() + " has neither a length of time nor the reason why it is unknown");
      }
    }
    if (!missing.isEmpty()) {
      to.add(
          Rule.L05,
          times.line(),
          "no "
              + String.join(", ", missing)
              + ": add a row to the times for each, '20 min' or 'unknown: why'");
    }
    three(times, to);
  }

  private static boolean hasReason(TimesView.Entry entry) {
    return !entry.rest().isBlank() || REASON.matcher(entry.value().strip()).matches();
  }

  private static void three(TimesView times, Notes to) {
    List<String> missing = new ArrayList<>();
    for (TimesView.Field field :
        List.of(TimesView.Field.ONSET, TimesView.Field.DETECTION, TimesView.Field.ALERT)) {
      if (times.entry(field) == null) {
        missing.add(field.label());
      }
    }
    if (!missing.isEmpty()) {
      to.add(
          Rule.L06,
          times.line(),
          "the times have no entry for "
              + String.join(", ", missing)
              + ": onset (when it began), detection (when it was seen) and alert (when somebody was"
              + " called) are three entries, 'unknown: why' where they are");
    }
    TimesView.Entry onset = times.entry(TimesView.Field.ONSET);
    TimesView.Entry detection = times.entry(TimesView.Field.DETECTION);
    if (onset != null
        && detection != null
        && onset.first() != null
        && onset.value().strip().equals(detection.value().strip())) {
      to.warn(
          Rule.L06,
          onset.line(),
          "onset and detection are the same time: a leak begins before it is seen; read the onset"
              + " from the signal, or write 'unknown: why'");
    }
  }
}
