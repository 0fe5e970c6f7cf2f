package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a process.
 *
 * @param name {@code R1}, {@code R2}, …: short for the id, in the order of the starts
 * @param id the run's id in the journal
 * @param instance which replica
 * @param first time of its first event
 * @param last time of its last event, or when it was last seen alive
 * @param started the event of its start, if the journal has it
 * @param stopped the event of its orderly stop
 * @param lost the event of a later run that found this one lost
 * @param floor live set in bytes over time
 * @param collecting share of the time that collections took, 0 to 1, over time
 * @param stalls the longest time that the JVM stood still, in seconds, over time
 * @param holders entries of the leading suspects' holders over time
 */
public record Run(
    String name,
    String id,
    String instance,
    Instant first,
    Instant last,
    Event.@Nullable AgentStarted started,
    @Nullable Origin stopped,
    Event.@Nullable RunLost lost,
    Series floor,
    Series collecting,
    Series stalls,
    List<HolderSeries> holders) {
  public Run {
    holders = List.copyOf(holders);
  }

  /** Whether it is known to have ended. */
  public boolean hasEnded() {
    return stopped != null || lost != null;
  }

  /** The version that ran; null when not known. */
  public @Nullable String version() {
    return started == null || started.version().isBlank() || started.version().equals("unknown")
        ? null
        : started.version();
  }

  /**
   * The replica: by default an instance is called after its host and its process, {@code
   * web-1-4242}, and the process of the next run is another.
   */
  public String replica() {
    String pid = started == null ? "" : "-" + started.pid();
    return pid.length() > 1 && instance.endsWith(pid) && instance.length() > pid.length()
        ? instance.substring(0, instance.length() - pid.length())
        : instance;
  }

  /** The series of one holder in this run. */
  public @Nullable Series holder(@Nullable String name) {
    for (HolderSeries series : holders) {
      if (series.holder().equals(name)) {
        return series.series();
      }
    }
    return null;
  }

  /** The same run with other series of holders. */
  Run with(List<HolderSeries> others) {
    return new Run(
        name, id, instance, first, last, started, stopped, lost, floor, collecting, stalls, others);
  }

  /** Entries of one holder over time. */
  public record HolderSeries(String holder, Series series) {}
}
