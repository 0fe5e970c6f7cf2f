package io.leakscribe.agent.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who put entries into a holder and who took them out, while its class was woven for it.
 *
 * @param holder as {@link HolderReading#holder} reads
 * @param watched how long it was counted
 * @param insertions calls that add, including those that replaced an entry
 * @param removals calls that remove, each counted once however much it removed
 * @param insertionSite most frequent application frame that inserts, {@code
 *     com.shop.SessionRegistry.create(SessionRegistry.java:42)}; null when none was seen
 * @param insertionShare share of the sampled insertions that came from there, 0 to 1
 * @param removalSite most frequent frame that removes; null when none was seen
 * @param removalCode a method that could remove entries, {@code SessionRegistry.expire}; null where
 *     the declaring class has no such code
 * @param complete whether every insertion goes through woven code: false where the container is
 *     reached from elsewhere too
 * @param tended how often code ran that looks after the holder: sweeps, and methods that could
 *     remove and do not add
 * @param trimmed whether code that adds to it also asks how full it is and could remove
 * @param swept whether code that looks after it goes by what it finds: an age, a state, the eldest
 * @param vain removing calls for one entry that found nothing to remove
 * @param reuse which of its entries are looked up; null where that cannot be seen
 * @param awaited what may empty it yet; null where nothing like it is seen
 */
public record TurnoverReading(
    String holder,
    Duration watched,
    long insertions,
    long removals,
    @Nullable String insertionSite,
    double insertionShare,
    @Nullable String removalSite,
    @Nullable String removalCode,
    boolean complete,
    long tended,
    boolean trimmed,
    boolean swept,
    long vain,
    @Nullable Reuse reuse,
    @Nullable Awaited awaited) {

  /** Of a holder that nobody looks after. */
  public TurnoverReading(
      String holder,
      Duration watched,
      long insertions,
      long removals,
      @Nullable String insertionSite,
      double insertionShare,
      @Nullable String removalSite,
      @Nullable String removalCode,
      boolean complete) {
    this(
        holder,
        watched,
        insertions,
        removals,
        insertionSite,
        insertionShare,
        removalSite,
        removalCode,
        complete,
        0,
        false,
        false,
        0);
  }

  /** Of a holder of which nobody knows whether its entries are looked up. */
  public TurnoverReading(
      String holder,
      Duration watched,
      long insertions,
      long removals,
      @Nullable String insertionSite,
      double insertionShare,
      @Nullable String removalSite,
      @Nullable String removalCode,
      boolean complete,
      long tended,
      boolean trimmed,
      boolean swept,
      long vain) {
    this(
        holder,
        watched,
        insertions,
        removals,
        insertionSite,
        insertionShare,
        removalSite,
        removalCode,
        complete,
        tended,
        trimmed,
        swept,
        vain,
        null,
        null);
  }

  /** The same, with what is known of how its entries are used. */
  public TurnoverReading with(@Nullable Reuse seen) {
    return new TurnoverReading(
        holder,
        watched,
        insertions,
        removals,
        insertionSite,
        insertionShare,
        removalSite,
        removalCode,
        complete,
        tended,
        trimmed,
        swept,
        vain,
        seen,
        awaited);
  }

  /** The same, with what may empty it yet. */
  public TurnoverReading with(@Nullable Awaited seen) {
    return new TurnoverReading(
        holder,
        watched,
        insertions,
        removals,
        insertionSite,
        insertionShare,
        removalSite,
        removalCode,
        complete,
        tended,
        trimmed,
        swept,
        vain,
        reuse,
        seen);
  }
}
