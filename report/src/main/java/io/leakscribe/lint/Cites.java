package io.leakscribe.lint;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Impact;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Times;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of events in a text, and whether they are known. */
final class Cites {
  /** {@code [R1#17]}, {@code [A1#3]}, {@code [note-1#1]}, {@code [P2]}. */
  static final Pattern CITE =
      Pattern.compile("\\[([A-Za-z0-9][\\w.@:-]{0,120}+#\\d{1,15}|P\\d{1,5})\\]");

  private final Set<String> known = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final Incident incident;
  private final Context context;

  Cites(Findings findings, Context context) {
    this.incident = findings.incident();
    this.context = context;
    for (Row row : Timeline.of(findings)) {
      add(row.event());
    }
    Times times = findings.times();
    for (Moment moment :
        List.of(
            times.onset(),
            times.detection(),
            times.confirmed(),
            times.critical(),
            times.alert(),
            times.mitigation(),
            times.recovery())) {
      moment.events().forEach(this::add);
    }
    for (Impact.Line line : findings.impact().lines()) {
      line.events().forEach(this::add);
    }
    findings.recording().answers().forEach(answer -> add(answer.id()));
  }

  private void add(String ids) {
    for (String id : ids.split("[\\s,]+", -1)) {
      known.add(id);
      named.add(id.replaceFirst("#\\d+$", ""));
    }
  }

  boolean isKnown(String id) {
    if (known.contains(id)) {
      return true;
    }
    int hash = id.lastIndexOf('#');
    if (hash < 0) {
      return false;
    }
    String name = id.substring(0, hash);
    String run = name;
    Run before = incident.before();
    if (before != null && before.name().equals(name)) {
      run = before.id();
    }
    for (Run candidate : incident.runs()) {
      if (candidate.name().equals(name)) {
        run = candidate.id();
      }
    }
    long number = Long.parseLong(id.substring(hash + 1));
    long last = context.lastEvent().applyAsLong(run);
    // The journals of others have short names as well, A1, and no length that is known here.
    return number >= 1 && (number <= last || (last == 0 && named.contains(name)));
  }

  static boolean anyIn(String text) {
    return CITE.matcher(text).find();
  }

  static Matcher in(String text) {
    return CITE.matcher(text);
  }
}
