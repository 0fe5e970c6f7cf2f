package io.leakscribe.agent.observe;

import java.time.Duration;

/**
 * Which of some entries that a holder held a while ago were looked up by their keys since. What is
 * in use is no leak, whatever its size.
 *
 * @param marked number of entries that were marked, of all ages, and are there still
 * @param used number of those that were looked up while it was counted, or changed themselves
 * @param changed number of those that were not seen to be looked up, and are bounded caches that
 *     changed
 * @param expected how many that would have been, were all entries looked up equally often
 * @param aged whether it holds so much more than then that what was new then is not any more
 * @param age how long ago they were marked
 */
public record Reuse(
    int marked, int used, int changed, double expected, boolean aged, Duration age) {
  private static final int ENOUGH = 16;
  private static final double HALF = 0.5;
  private static final double ENOUGH_EXPECTED = 8;

  /** All of which were looked up. */
  public Reuse(int marked, int used, double expected, boolean aged, Duration age) {
    this(marked, used, 0, expected, aged, age);
  }

  /**
   * Whether entries of all ages are in use: half of all marked ones were looked up or, where there
   * were too few lookups for that, half as many of the aged ones as of any others.
   */
  public boolean isGeneral() {
    boolean most = used >= HALF * marked;
    boolean asOften = aged && expected >= ENOUGH_EXPECTED && lookedUp() >= HALF * expected;
    return marked >= ENOUGH && (most || asOften);
  }

  /**
   * Whether those that were marked are looked up as often as any others, but were new then: it
   * takes a while to see whether that goes on.
   */
  public boolean mayBecomeGeneral() {
    boolean even = lookedUp() > 0 && lookedUp() >= HALF * expected;
    return marked >= ENOUGH && !aged && even && !isGeneral();
  }

  /** What is expected is expected of lookups: what only changed is not compared with it. */
  private int lookedUp() {
    return used - changed;
  }
}
