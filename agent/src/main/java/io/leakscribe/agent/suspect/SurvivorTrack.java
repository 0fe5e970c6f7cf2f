package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.ClassNames;
import io.leakscribe.agent.observe.KnownCode;
import io.leakscribe.agent.observe.SurvivorReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of one site whose objects stay alive. Not thread-safe. */
final class SurvivorTrack {
  /** Fewer cohorts do not make a spread. */
  private static final int FEWEST_SEEN = 4;

  private static final int FEWEST_COHORTS = 3;
  private static final int FEWEST_SAMPLES = 5;
  private static final double OF_ALL_AGES = 0.6;
  private static final double OF_FEW_AGES = 0.3;
  private static final int ENOUGH_TO_DOUBT = 20;
  private static final double PREVAILS = 0.3;

  final Instant firstSeen;
  private SurvivorReading last;
  private double share;

  SurvivorTrack(SurvivorReading first, Instant time) {
    last = first;
    firstSeen = time;
  }

  /**
   * @param total number of living samples of all sites
   */
  void observe(SurvivorReading reading, int total) {
    last = reading;
    share = total == 0 ? 0 : (double) reading.samples() / total;
  }

  SurvivorReading last() {
    return last;
  }

  /** Share of all living samples, 0 to 1. */
  double share() {
    return share;
  }

  /** Whether its living objects are of nearly all ages: what it leaves behind is never let go. */
  boolean isOfAllAges() {
    return last.cohortsSeen() >= FEWEST_SEEN
        && last.cohorts() >= FEWEST_COHORTS
        && last.samples() >= FEWEST_SAMPLES
        && last.cohorts() >= OF_ALL_AGES * last.cohortsSeen();
  }

  /** Whether its many living objects are of few ages only: start-up, or a cache that turns over. */
  boolean isOfFewAges() {
    return last.cohortsSeen() >= 2 * FEWEST_SEEN
        && last.samples() >= ENOUGH_TO_DOUBT
        && last.cohorts() <= OF_FEW_AGES * last.cohortsSeen();
  }

  /** Whether a large part of all that stays alive comes from here. */
  boolean prevails() {
    return share >= PREVAILS;
  }

  /** Whether it tells who inserts: the samples are nodes or arrays of the JDK's containers. */
  boolean tellsInsertion() {
    String type = last.objectClass();
    String via = last.via();
    return (type.startsWith("java.util.") && type.indexOf('$') > 0)
        || (type.equals("java.lang.Object[]") && via != null && via.startsWith("java.util."));
  }

  /** What leaks, as far as it is known. */
  String leakingClass() {
    String leaking = last.leakingClass();
    return leaking != null ? leaking : last.objectClass();
  }

  /** Whether the objects are what a holder holds, or its own class puts them in. */
  boolean fits(String holder, List<String> elementClasses) {
    if (holder.equals(last.holder()) || isAmong(elementClasses)) {
      return true;
    }
    String site = siteClass();
    return site != null
        && last.holder() == null
        && !KnownCode.isLibrary(site)
        && outermost(site).equals(outermost(declaringClass(holder)));
  }

  /**
   * Everybody has byte arrays: a class of the JDK fits only if hardly anything else stays alive.
   */
  private boolean isAmong(List<String> elementClasses) {
    String leaking = leakingClass();
    boolean own = leaking.indexOf('.') >= 0 && !KnownCode.isLibrary(leaking);
    return (own || (prevails() && isOfAllAges()))
        && elementClasses.stream().map(ClassNames::readable).anyMatch(leaking::equals);
  }

  private @Nullable String siteClass() {
    String site = last.site();
    if (site == null) {
      return null;
    }
    int bracket = site.indexOf('(');
    return declaringClass(bracket < 0 ? site : site.substring(0, bracket));
  }

  private static String declaringClass(String member) {
    int dot = member.lastIndexOf('.');
    return dot < 0 ? member : member.substring(0, dot);
  }

  private static String outermost(String type) {
    int nested = type.indexOf('$');
    return nested < 0 ? type : type.substring(0, nested);
  }
}
