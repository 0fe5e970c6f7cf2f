package io.leakscribe.lint;

import java.time.Instant;
import java.util.List;

/** L03: onset ≤ detection ≤ acknowledgement ≤ mitigation ≤ recovery, bounds taken into account. */
final class OrderOfTimes implements Check {
  private static final List<TimesView.Field> ORDER =
      List.of(
          TimesView.Field.ONSET,
          TimesView.Field.DETECTION,
          TimesView.Field.ACKNOWLEDGED,
          TimesView.Field.MITIGATION,
          TimesView.Field.RECOVERY);

  @Override
  public void check(Document document, Context context, Notes to) {
    TimesView times = document.times();
    TimesView.Field last = null;
    Instant lastFirst = Instant.MIN;
    for (TimesView.Field field : ORDER) {
      TimesView.Entry entry = times.entry(field);
      Instant first = entry == null ? null : entry.first();
      Instant latest = entry == null ? null : entry.last();
      if (entry == null || first == null || latest == null) {
        continue;
      }
      if (last != null && latest.isBefore(lastFirst)) {
        to.add(
            Rule.L03,
            entry.line(),
            "the %s is before the %s: correct the one that is wrong"
                .formatted(field.label(), last.label()));
      }
      last = field;
      lastFirst = first;
    }
  }
}
