package io.leakscribe.timeline;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Harm;
import io.leakscribe.incident.Point;
import io.leakscribe.outside.Recording;
import java.time.Instant;
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
      rows.harm(harm);
      for (Recording.Answer answer : findings.recording().named(Recording.UP)) {
        for (Recording.Labelled target : answer.series()) {
          rows.gone(answer.id(), target, harm);
        }
      }
    }
    return rows.rows;
  }

  private void harm(Harm harm) {
    String event = harm.events().get(0);
    String what = "Harm showed first: " + harm.signs().get(0) + ".";
    rows.add(new Row(harm.period().from(), SOURCE, what, event));
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
    String name =
        "Target %s of job %s"
            .formatted(labels.getOrDefault("instance", "?"), labels.getOrDefault("job", "?"));
    rows.add(new Row(since, SOURCE, name + " no longer answered scrapes.", event));
    if (back != null) {
      rows.add(new Row(back, SOURCE, name + " answered again.", event));
    }
  }
}
