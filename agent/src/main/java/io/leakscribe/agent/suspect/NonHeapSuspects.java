package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names what fills a resource outside the heap: the field that keeps it where one is found, else
 * the resource itself. Not thread-safe.
 */
final class NonHeapSuspects {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  private final TrendBook trends;
  private final OutsideTrack track;
  private final Collection<HolderTrack> holders;

  NonHeapSuspects(TrendBook trends, OutsideTrack track, Collection<HolderTrack> holders) {
    this.trends = trends;
    this.track = track;
    this.holders = holders;
  }

  /** Those that are known. */
  static Set<String> names(@Nullable String... some) {
    Set<String> names = new HashSet<>();
    for (String one : some) {
      if (one != null) {
        names.add(one);
      }
    }
    return names;
  }

  /** A collection that grows with it and holds such objects is who keeps them. */
  @Nullable HolderTrack heldBy(String name, Set<String> classes, Trend trend) {
    String before = track.heldBy.get(name);
    for (HolderTrack holder : holders) {
      if (holder.last().holder().equals(before) || keeps(holder, classes, trend)) {
        track.heldBy.put(name, holder.last().holder());
        return holder;
      }
    }
    return null;
  }

  private boolean keeps(HolderTrack holder, Set<String> classes, Trend trend) {
    if (holder.last().sampled().classes().stream()
        .noneMatch(type -> classes.contains(type) || classes.contains(pattern(type)))) {
      return false;
    }
    Trend own = trends.ofHolder(holder);
    double rate = own.perSecond() / trend.perSecond();
    return own.growing() && rate > 0.5 && rate < 2;
  }

  /** Of a hidden class the name without its address, of others the name without numbers. */
  private static String pattern(String type) {
    int hidden = type.indexOf('/');
    return NUMBERS.matcher(hidden < 0 ? type : type.substring(0, hidden)).replaceAll("#");
  }

  /**
   * The suspect without its ledger.
   *
   * @param name what to call it where nothing is known to hold it
   */
  static Suspect made(
      SuspectKind kind,
      String name,
      @Nullable HolderTrack held,
      @Nullable String leaking,
      @Nullable String site,
      List<String> path,
      long count,
      Trend trend) {
    String holder = held == null ? name : held.last().holder();
    return new Suspect(
        1,
        0,
        kind,
        Fingerprint.of(kind, holder, leaking),
        holder,
        held == null ? null : held.last().holderType(),
        leaking,
        site,
        null,
        held == null ? path : List.of(held.last().holder(), held.last().holderType(), name),
        count,
        trend.perSecond() * 3600,
        null,
        null,
        trend.since(),
        List.of());
  }

  static Suspect withBytes(Suspect s, long bytes, @Nullable Double perHour) {
    return copy(s, s.insertionSite(), bytes, perHour);
  }

  static Suspect withInsertionSite(Suspect s, String site) {
    return copy(s, site, s.bytes(), s.bytesPerHour());
  }

  private static Suspect copy(
      Suspect s, @Nullable String insertionSite, @Nullable Long bytes, @Nullable Double perHour) {
    return new Suspect(
        s.rank(),
        s.confidence(),
        s.kind(),
        s.fingerprint(),
        s.holder(),
        s.holderType(),
        s.leakingClass(),
        s.allocationSite(),
        insertionSite,
        s.path(),
        s.entries(),
        s.entriesPerHour(),
        bytes,
        perHour,
        s.since(),
        s.evidence());
  }
}
