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
 * @param upkeep what is done so that it stays small
 * @param reuse which of its entries are looked up; null where that cannot be seen
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
    Upkeep upkeep,
    @Nullable Reuse reuse) {

  /** Of a holder that nobody looks after, as far as is known, nor looks into. */
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
        Upkeep.NONE,
        null);
  }

  /** The same, with what is done so that it stays small. */
  public TurnoverReading with(Upkeep seen) {
    return with(seen, reuse);
  }

  /** The same, with what is known of how its entries are used. */
  public TurnoverReading with(@Nullable Reuse seen) {
    return with(upkeep, seen);
  }

  private TurnoverReading with(Upkeep keeping, @Nullable Reuse using) {
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
        keeping,
        using);
  }
}
