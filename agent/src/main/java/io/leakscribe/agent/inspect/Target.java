package io.leakscribe.agent.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process, as far as it shows itself to us.
 *
 * @param pid as we know it
 * @param kind what it is
 * @param status what everybody may know of it
 * @param counters what a HotSpot JVM publishes; may be empty
 * @param flags of the JVM; none when they could not be read
 * @param image its runtime
 * @param container short id of its container, null when it is in none or the id is not told
 * @param elsewhere whether it sees other files or other process ids than we do
 * @param runs the journals that a Leakscribe in it has open
 * @param jarOpen whether it has a leakscribe.jar open
 */
public record Target(
    long pid,
    Kind kind,
    ProcessStatus status,
    PerfData counters,
    JvmFlags flags,
    RuntimeImage image,
    @Nullable String container,
    boolean elsewhere,
    List<OpenJournal> runs,
    boolean jarOpen) {

  /** What a process is. */
  public enum Kind {
    /** No such process. */
    NONE,
    /** It has ended. */
    ENDED,
    /** Something else than a JVM. */
    OTHER,
    /** A JVM with HotSpot. */
    HOTSPOT,
    /** A JVM with Eclipse OpenJ9. */
    OPENJ9,
    /** We may not look at it. */
    UNSEEN
  }

  /** Copies the list. */
  public Target {
    runs = List.copyOf(runs);
  }

  /** The pid that it has in its own namespace. */
  public long ownPid() {
    return status.ownPid(pid);
  }

  /** Where its files are for us. */
  public String root() {
    return "/proc/" + pid + "/root";
  }

  /** Feature number of its Java version, such as 17; 0 when not known. */
  public int feature() {
    String told = counters.text("java.property.java.vm.specification.version");
    String version = told == null ? image.version() : told;
    String first = version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", "");
    return first.isEmpty() || first.length() > 4 ? 0 : Integer.parseInt(first);
  }

  /** Its Java version, such as {@code 17.0.15}; empty when not known. */
  public String version() {
    String told = counters.text("java.property.java.version");
    return told == null ? image.version() : told;
  }

  /** Whether its flags could be read. */
  public boolean flagsKnown() {
    return counters.text("java.rt.vmArgs") != null;
  }
}
