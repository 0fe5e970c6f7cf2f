package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Findings by severity, of which only the worst are ever sent and cleared. */
@Leak(
    value = "lists in an EnumMap, one of which is cleared",
    holders = {"com\\.example\\.corpus\\.odd\\.EnumBuckets\\$Report\\.bySeverity"},
    sites = {"EnumBuckets\\$Report\\.add", "EnumBuckets\\$Entry\\.<init>"})
public final class EnumBuckets implements Program {

  private enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  private record Entry(long number, byte[] text) {}

  private static final class Report {
    private final Map<Severity, List<Entry>> bySeverity = new EnumMap<>(Severity.class);

    void add(Severity severity, long number) {
      bySeverity
          .computeIfAbsent(severity, first -> new ArrayList<>())
          .add(new Entry(number, new byte[400]));
    }

    void send() {
      List<Entry> errors = bySeverity.get(Severity.ERROR);
      if (errors != null) {
        errors.clear();
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Report report = new Report();
    Severity[] severities = Severity.values();
    for (long number = 0; pace.next(); number++) {
      report.add(severities[(int) (number % severities.length)], number);
      if (number % 500 == 0) {
        report.send();
      }
    }
  }
}
