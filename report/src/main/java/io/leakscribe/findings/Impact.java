package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Measure.Better;
import io.leakscribe.outside.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the incident did to the service, as far as it was measured.
 *
 * @param lines the heaviest first, for a summary; empty when nothing was measured
 * @param table all that was measured, by a Prometheus server and by the agent
 * @param windows which times were compared, and how to read the numbers; a sentence each
 * @param harm when the service was worse by its own series; null when that does not show, or no
 *     server was asked
 */
public record Impact(
    List<Line> lines, List<Measured> table, List<String> windows, @Nullable Harm harm) {
  /** A summary is read in a minute. */
  private static final int MOST_LINES = 3;

  public Impact {
    lines = List.copyOf(lines);
    table = List.copyOf(table);
    windows = List.copyOf(windows);
  }

  /** Of which nothing but lines is known. */
  public Impact(List<Line> lines) {
    this(lines, List.of(), List.of(), null);
  }

  /**
   * One effect.
   *
   * @param statement a sentence with its number
   * @param events short ids of what says so
   */
  public record Line(String statement, List<String> events) {
    public Line {
      events = List.copyOf(events);
    }
  }

  /**
   * One number before the incident and during it.
   *
   * @param name short and stable, {@code error-share}
   * @param what in words
   * @param unit as of {@link io.leakscribe.outside.Measure}
   * @param better which way is good
   * @param before null when there was nothing to measure
   * @param during null when there was nothing to measure
   * @param beforeOf what the number before is of: {@code 5 of 5,300}; may be empty
   * @param duringOf the same for the number during
   * @param events short ids of what says so
   */
  public record Measured(
      String name,
      String what,
      String unit,
      Better better,
      @Nullable Double before,
      @Nullable Double during,
      String beforeOf,
      String duringOf,
      List<String> events) {
    public Measured {
      events = List.copyOf(events);
    }

    /** How many times as much; absent when one is missing or there was none of it before. */
    public OptionalDouble ratio() {
      return before == null || during == null || before <= 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(during / before);
    }
  }

  static Impact of(Incident incident, Recording recording) {
    List<Line> lines = new ArrayList<>(JournalImpact.ended(incident));
    List<Measured> table = new ArrayList<>();
    List<String> windows = new ArrayList<>();
    Harm harm = null;
    if (!recording.server().isEmpty()) {
      ServerImpact server = ServerImpact.of(incident, recording);
      lines.addAll(server.lines());
      table.addAll(server.table());
      windows.addAll(server.windows());
      harm = server.harm();
    }
    lines.addAll(JournalImpact.standstill(incident));
    if (harm == null) {
      lines.addAll(JournalImpact.restarted(incident));
    }
    table.addAll(JournalImpact.table(incident));
    if (lines.isEmpty()) {
      lines.add(JournalImpact.noneLost(incident));
    }
    return new Impact(lines.subList(0, Math.min(MOST_LINES, lines.size())), table, windows, harm);
  }
}
