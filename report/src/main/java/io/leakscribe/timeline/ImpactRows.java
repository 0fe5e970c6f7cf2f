package io.leakscribe.timeline;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Harm;
import io.leakscribe.incident.Point;
import io.leakscribe.outside.Recording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Prometheus server recorded of the service itself: harm, and targets that were gone. */
final class ImpactRows {
  private static final String SOURCE = "Prometheus";
  private static final int MAX_GONE = 40;

  private final List<Row> rows = new ArrayList<>();

  private ImpactRows() {}

  static List<Row> of(Findings findings) {
    ImpactRows rows = new ImpactRows();
    Harm harm = findings.impact().harm();
    if (harm != null) {
      for (Recording.Answer answer : findings.recording().named(Recording.UP)) {
        for (Recording.Labelled target : answer.series()) {
          rows.gone(answer.id(), target, harm);
        }
      }
      rows.harm(harm);
    }
    return rows.rows;
  }

  private void harm(Harm harm) {
    String event = harm.events().get(0);
    if (rows.stream().noneMatch(row -> isSameSecond(row.time(), harm.period().from()))) {
      String what = "Harm showed first: " + harm.signs().get(0) + ".";
      rows.add(new Row(harm.period().from(), SOURCE, what, event));
    }
    if (!harm.lasts()) {
      String end = "No harm showed any longer in what Prometheus recorded.";
      rows.add(new Row(harm.period().to(), SOURCE, end, event));
    }
  }

  /** One missed scrape is nothing, nor are two of one second each: the first is the begin. */
  private void gone(String event, Recording.Labelled target, Harm harm) {
    Instant since = null;
    Instant last = null;
    int missed = 0;
    for (Point point : target.points()) {
      if (!harm.period().holds(point.time())) {
        continue;
      }
      if (point.value() == 0) {
        since = missed++ == 0 ? point.time() : since;
        last = point.time();
      } else {
        told(event, target.labels(), Harm.isGone(missed, since, last) ? since : null, point.time());
        missed = 0;
      }
    }
    told(event, target.labels(), Harm.isGone(missed, since, last) ? since : null, null);
  }

  private void told(
      String event, Map<String, String> labels, @Nullable Instant since, @Nullable Instant back) {
    if (since == null || rows.size() >= MAX_GONE) {
      return;
    }
    String job = labels.getOrDefault("job", "?");
    String name = labels.getOrDefault("instance", "?") + " of job " + job;
    target(since, name, " no longer answered scrapes.", event);
    if (back != null) {
      target(back, name, " answered again.", event);
    }
  }

  /** What happened to several in one second is one row. */
  private void target(Instant time, String name, String what, String event) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean same = row.what().endsWith(what) && row.event().equals(event);
      if (same && isSameSecond(row.time(), time)) {
        String names = row.what().substring(0, row.what().length() - what.length());
        String both = names.replaceFirst("^Target ", "Targets ") + " and " + name;
        rows.set(i, new Row(row.time(), SOURCE, both + what, event));
        return;
      }
    }
    rows.add(new Row(time, SOURCE, "Target " + name + what, event));
  }

  private static boolean isSameSecond(Instant one, Instant other) {
    return one.truncatedTo(ChronoUnit.SECONDS).equals(other.truncatedTo(ChronoUnit.SECONDS));
  }
}
