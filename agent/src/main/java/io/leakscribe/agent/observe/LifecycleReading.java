package io.leakscribe.agent.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one tracked type of object or of one cache, since the start of the process. Sampled
 * counts are already scaled up.
 *
 * @param kind what is tracked
 * @param type class name of the tracked objects; for {@link Kind#CACHE_ENTRY} the cache's name, as
 *     its holder field reads where that is known
 * @param created objects created, or entries inserted
 * @param ended objects whose life is over by their own rules: invalidated, expired, evicted
 * @param live objects not ended and not collected
 * @param retained ended, and still strongly reachable after the grace period
 * @param retainedClass most frequent class among the retained, null when there are none
 * @param expiryDebt entries past their own deadline that are still stored; null when not known
 * @param timeoutSeconds longest declared idle time of live sessions; null when none is declared
 * @param allocationSite most frequent creation site in application code, null when not known
 * @param heldBy holders in which retained objects were found, as {@link HolderReading#holder}
 *     reads, most frequent first; empty when not known
 */
public record LifecycleReading(
    Kind kind,
    String type,
    long created,
    long ended,
    long live,
    long retained,
    @Nullable String retainedClass,
    @Nullable Long expiryDebt,
    @Nullable Long timeoutSeconds,
    @Nullable String allocationSite,
    List<String> heldBy) {

  public LifecycleReading {
    heldBy = List.copyOf(heldBy);
  }

  /** What is tracked. */
  public enum Kind {
    /** A user session of a servlet container, a framework or the application. */
    SESSION,
    /** An entry of a cache. */
    CACHE_ENTRY,
    /** An object of a class that the operator named. */
    CONFIGURED
  }
}
