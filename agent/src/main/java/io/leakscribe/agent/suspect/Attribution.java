package io.leakscribe.agent.suspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how many bytes of live set come with one entry of a holder, from pairs of readings
 * taken at the same time: the median of the pairwise slopes (Sen, 1968), and Kendall's rank
 * correlation as the measure of how well the live set follows. Not thread-safe.
 */
final class Attribution {
  private static final int CAPACITY = 48;
  private static final int ENOUGH = 4;

  /** Readings that carry garbage, of which as many make up for that. */
  private static final int MANY = 8;

  /** A correlation below it may be sure, and still leave most of the live set to others. */
  private static final double LEAST_TAU = 0.5;

  private static final double ONE_IN_A_HUNDRED = 2.33;

  /** How far what an entry was measured to take may be from the truth, either way. */
  private static final double ABOUT = 2;

  /**
   * Of what an entry was measured to take, the live set rises by at least this share, or the two do
   * not agree. Of 41 leaks whose measured size could be inferred from their forecasts, 40 lay above
   * a third.
   */
  private static final double FAR_BELOW = 0.25;

  /** A correlation of those whose sizes count what they share, and which follow all the same. */
  private static final double CLOSE_TAU = 0.85;

  /** Less is no object but a value in a buffer, which takes memory in steps. */
  private static final int LEAST_OBJECT = 16;

  private final Deque<Pair> pairs = new ArrayDeque<>();
  private @Nullable Long measured;
  private double most;

  private record Pair(double entries, double bytes) {}

  void add(double entries, double bytes) {
    if (pairs.size() == CAPACITY) {
      pairs.removeFirst();
    }
    pairs.addLast(new Pair(entries, bytes));
  }

  /** Takes a pair only if there are more entries than ever: what stands still takes no room. */
  void addIfMore(double entries, double bytes) {
    if (entries > most) {
      most = entries;
      add(entries, bytes);
    }
  }

  /** Takes how many bytes an entry was measured to have for itself; null while nobody knows. */
  void measured(@Nullable Long bytesEach) {
    measured = bytesEach == null ? measured : bytesEach;
  }

  int size() {
    return pairs.size();
  }

  /** Bytes of live set for one entry; empty while the live set does not clearly follow. */
  OptionalDouble bytesPerEntry() {
    return bytesPerEntry(0.5);
  }

  /**
   * Bytes of live set for one entry, at a quantile of the pairwise slopes: how far they lie apart
   * tells how much else moves the live set.
   */
  OptionalDouble bytesPerEntry(double quantile) {
    return isClearBySize() ? slope(quantile) : OptionalDouble.empty();
  }

  /** The pairwise slope at a quantile, empty where it is not positive. */
  private OptionalDouble slope(double quantile) {
    List<Double> slopes = new ArrayList<>();
    forEachPair(
        (a, b) -> {
          if (a.entries() != b.entries()) {
            slopes.add((b.bytes() - a.bytes()) / (b.entries() - a.entries()));
          }
        });
    if (slopes.isEmpty()) {
      return OptionalDouble.empty();
    }
    slopes.sort(null);
    double slope = slopes.get((int) (slopes.size() * quantile));
    return slope > 0 ? OptionalDouble.of(slope) : OptionalDouble.empty();
  }

  /** Share of the live set's variance that a line over the entries explains, 0 to 1. */
  double explained() {
    int n = pairs.size();
    if (n < ENOUGH) {
      return 0;
    }
    double meanEntries = pairs.stream().mapToDouble(Pair::entries).average().orElse(0);
    double meanBytes = pairs.stream().mapToDouble(Pair::bytes).average().orElse(0);
    double both = 0;
    double entries = 0;
    double bytes = 0;
    for (Pair pair : pairs) {
      both += (pair.entries() - meanEntries) * (pair.bytes() - meanBytes);
      entries += Math.pow(pair.entries() - meanEntries, 2);
      bytes += Math.pow(pair.bytes() - meanBytes, 2);
    }
    return both <= 0 || entries <= 0 || bytes <= 0 ? 0 : both * both / entries / bytes;
  }

  /**
   * Whether the live set rises with the entries: Kendall's test (1938) at one in a hundred, by the
   * normal approximation, which at five pairs asks for all of them to agree. Where it rises far
   * less than the entries were measured to take, it must follow closely: something else leaves as
   * they come, or else they share most of what was measured.
   */
  boolean isClear() {
    return rises() && (follows() >= CLOSE_TAU || !isFarBelowSize());
  }

  /**
   * Whether the readings say that the entries do not bring the memory that they were measured to
   * take.
   *
   * @param least bytes that all new entries together must have by their size, so that it would
   *     show; twice as many where there are few readings
   */
  boolean isBelowSize(double least) {
    Long each = measured;
    return each != null
        && pairs.size() >= ENOUGH
        && follows() < CLOSE_TAU
        && isFarBelowSize()
        && each * span() >= (pairs.size() < MANY ? 2 * least : least);
  }

  private boolean isFarBelowSize() {
    Long each = measured;
    return each != null && each >= LEAST_OBJECT && slope(0.5).orElse(0) < FAR_BELOW * each;
  }

  private double span() {
    DoubleSummaryStatistics entries = pairs.stream().mapToDouble(Pair::entries).summaryStatistics();
    return entries.getMax() - entries.getMin();
  }

  private boolean rises() {
    int n = pairs.size();
    double tau = follows();
    double concordance = tau * n * (n - 1) / 2;
    double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18.0);
    return tau >= LEAST_TAU && concordance >= ONE_IN_A_HUNDRED * deviation;
  }

  /**
   * Whether it is clear, or one pair earlier, where all of them agree, as one in 24 does by chance,
   * and the bytes of live set for one entry are about those that an entry was measured to take.
   */
  boolean isClearBySize() {
    if (isClear()) {
      return true;
    }
    Long each = measured;
    return each != null && pairs.size() == ENOUGH && tau() >= 1 && isAbout(each);
  }

  /**
   * Whether it will be clear soon: the first pairs agree, and so do many readings that are too high
   * by some garbage, about the bytes that come with an entry. Two pairs will do where an entry was
   * measured to take about as much; three where that is not known.
   *
   * @param above the same entries, and what was in use after collections of young memory
   */
  boolean isForetoldBy(Attribution above) {
    if (pairs.size() < 2 || pairs.size() > ENOUGH || tau() < 1) {
      return false;
    }
    Long each = measured;
    boolean alike = each == null ? pairs.size() > 2 : isAbout(each);
    double claimed = each == null ? slope(0.5).orElse(0) : each;
    return alike && above.size() >= MANY && above.isClear() && above.isAbout(claimed);
  }

  private boolean isAbout(double each) {
    double slope = slope(0.5).orElse(0);
    return slope > 0 && slope <= ABOUT * each && each <= ABOUT * slope;
  }

  /** Kendall's tau of live set and entries, -1 to 1; 0 while there are too few pairs. */
  double follows() {
    return pairs.size() < ENOUGH ? 0 : tau();
  }

  private double tau() {
    double[] sum = new double[2];
    forEachPair(
        (a, b) -> {
          sum[0] += Math.signum((b.bytes() - a.bytes()) * (b.entries() - a.entries()));
          sum[1]++;
        });
    return sum[1] == 0 ? 0 : sum[0] / sum[1];
  }

  private void forEachPair(BiConsumer<Pair, Pair> action) {
    List<Pair> list = List.copyOf(pairs);
    for (int i = 0; i < list.size(); i++) {
      for (int j = i + 1; j < list.size(); j++) {
        action.accept(list.get(i), list.get(j));
      }
    }
  }
}
