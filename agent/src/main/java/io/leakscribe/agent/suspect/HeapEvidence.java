package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Forecast;
import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the live set says, for and against a suspect. */
final class HeapEvidence {
  /** A forecast further away than this many times the observed span is no evidence yet. */
  private static final double FURTHEST_FORECAST = 20;

  private static final double FAR_BY_SIZES = 5;
  private static final double NEAR = 2;

  private static final int ENOUGH_COLLECTIONS = 6;

  /** Share of the heap from which on it counts as full. */
  static final double FULL = 0.85;

  private static final double MOSTLY = 0.7;

  /** What comes to less of the heap may be hidden by caches that come and go. */
  private static final double WOULD_SHOW = 0.1;

  /** Share of the heap from which on nothing is waited for any more. */
  private static final double TOO_FULL_TO_WAIT = 0.75;

  private HeapEvidence() {}

  /** What a forecast of a holder rests on. */
  enum Basis {
    LIVE_SET,
    /** On sizes of entries that the first collections bear out: for what is near, good enough. */
    SIZES_BORNE_OUT,
    SIZES;

    static Basis of(HolderTrack track) {
      if (track.attribution.bytesPerEntry().isPresent()
          || Kinds.isBuffer(track.last().holderType())) {
        return LIVE_SET;
      }
      return track.isForetold() ? SIZES_BORNE_OUT : SIZES;
    }

    private boolean isGuess(double times) {
      return this == SIZES || (this == SIZES_BORNE_OUT && times > NEAR);
    }
  }

  static void addTo(Ledger ledger, Scene scene) {
    addTo(ledger, scene, /* inSteps= */ false);
  }

  /**
   * Adds what the live set does.
   *
   * @param inSteps whether the suspect takes memory long before it fills it: then it is no news
   *     that the live set stands still meanwhile
   */
  static void addTo(Ledger ledger, Scene scene, boolean inSteps) {
    Trend floor = scene.heapTrend();
    if (floor.growing()) {
      ledger.add(
          Sign.LIVE_SET_GROWS,
          "The live set grows: "
              + Words.bytes(floor.perSecond() * 3600)
              + " an hour ("
              + Words.bytes(floor.lower() * 3600)
              + " to "
              + Words.bytes(floor.upper() * 3600)
              + ") over "
              + Words.duration(floor.window())
              + " and "
              + floor.readings()
              + " collections of old memory.");
    } else if (scene.envelopeTrend().growing() && floor.shape() == Trend.Shape.CANNOT_TELL) {
      ledger.add(
          Sign.ENVELOPE_GROWS,
          "The lowest use after young collections grows by "
              + Words.bytes(scene.envelopeTrend().perSecond() * 3600)
              + " an hour; no collection of old memory has told yet how much of it is garbage.");
    } else if (!inSteps && isLevel(scene) && floor.readings() >= ENOUGH_COLLECTIONS) {
      ledger.add(
          Sign.LIVE_SET_LEVEL,
          "The live set is level over "
              + Words.duration(floor.window())
              + " and "
              + floor.readings()
              + " readings.");
    }
  }

  /** Adds that the live set rises, where there are too few collections for a trend. */
  static void addRise(Ledger ledger, Scene scene) {
    if (!scene.heapTrend().growing() && scene.rising().isClear()) {
      ledger.add(
          Sign.LIVE_SET_RISES,
          "The live set rises: rank correlation with time "
              + String.format(Locale.ROOT, "%.2f", scene.rising().follows())
              + " over "
              + scene.rising().size()
              + " collections of old memory.");
    }
  }

  /** Whether the live set rises ever more slowly, and will stop before the heap is full. */
  static boolean isSlowing(Scene scene) {
    return scene.heapTrend().shape() == Trend.Shape.FILLING
        && scene.heapLevel() < FULL * scene.heapMax();
  }

  /**
   * Adds that the live set rises ever more slowly: where a site has no holder, all that is known.
   */
  static void addSlowing(Ledger ledger, Scene scene) {
    ledger.add(
        Sign.LIVE_SET_SLOWS,
        "The live set rises ever more slowly, over "
            + Words.duration(scene.heapTrend().window())
            + ": at this pace it stops before the heap is full.");
  }

  /** Adds that hardly anything of the heap is left after collections of old memory. */
  static void addFullness(Ledger ledger, Scene scene) {
    if (isNearlyFull(scene)) {
      ledger.add(
          Sign.HEAP_NEARLY_FULL,
          "The live set takes "
              + Words.percent(scene.heapLevel() / scene.heapMax())
              + " of the heap.");
    }
  }

  /** Adds that a buffer cannot be copied to a larger one any more: to it, the heap is full. */
  static void addNoRoomToGrow(Ledger ledger, Scene scene, HolderTrack track) {
    Long room = track.roomBeforeCopy();
    if (room != null && !scene.hasRoomToGrow(track) && !isNearlyFull(scene)) {
      double needed = scene.bytesToGrow(track);
      ledger.add(
          Sign.NO_ROOM_TO_GROW,
          "It is "
              + Words.percent((double) track.last().largest() / room)
              + " full. To go on then, it is copied to a larger one, and for that moment "
              + Words.bytes(needed)
              + " are in use: "
              + Words.percent(needed / scene.heapMax())
              + " of the heap.");
    }
  }

  /** Whether it is so late that whatever was to bound the growth would have done so. */
  static boolean isNearlyFull(Scene scene) {
    return scene.heapTrend().readings() >= ENOUGH_COLLECTIONS
        && scene.heapLevel() >= FULL * scene.heapMax();
  }

  /**
   * Whether there is no time to wait for what may empty a holder: a single reading is enough, for
   * some collectors look at old memory only moments before it is exhausted.
   */
  static boolean isTooFullToWait(Scene scene) {
    return scene.heapLevel() >= TOO_FULL_TO_WAIT * scene.heapMax();
  }

  /** A live set that stands still at the top of the heap has no room left to grow into. */
  private static boolean isLevel(Scene scene) {
    return scene.heapTrend().shape() == Trend.Shape.STEADY
        && !scene.rising().isClear()
        && scene.heapLevel() < FULL * scene.heapMax();
  }

  static void addAttribution(Ledger ledger, Scene scene, HolderTrack track) {
    if (isLevel(scene)) {
      return;
    }
    if (track.isForetold()) {
      ledger.add(
          Sign.LIVE_SET_FOLLOWS_HOLDER,
          "The live set follows the holder: in "
              + track.attribution.size()
              + " collections of old memory and "
              + track.above.size()
              + " of young memory it rose by about as much for each entry"
              + (track.last().sampled().bytesEach() == null ? "." : ", and as was measured."));
    } else if (track.attribution.isClearBySize()) {
      ledger.add(
          Sign.LIVE_SET_FOLLOWS_HOLDER,
          "The live set follows the holder: "
              + Words.bytes(track.attribution.bytesPerEntry().orElse(0))
              + " for each entry, rank"
              + " correlation "
              + String.format(Locale.ROOT, "%.2f", track.attribution.follows())
              + " over "
              + track.attribution.size()
              + " readings.");
    } else if (isBelowSizes(scene, track)) {
      ledger.add(
          Sign.LIVE_SET_BELOW_SIZES,
          "The live set hardly rises with it: by its new entries, of "
              + Words.bytes(Objects.requireNonNull(track.last().sampled().bytesEach()))
              + " each as measured, it would have risen four times as much or more over "
              + track.attribution.size()
              + " readings. Others give up as much, or its entries share what they have.");
    }
  }

  /**
   * Whether the memory that its entries were measured to take does not come with them. So it is
   * where one container hands over to another: what enters the one has left the other.
   */
  private static boolean isBelowSizes(Scene scene, HolderTrack track) {
    return !scene.heapTrend().growing()
        && scene.heapLevel() < FULL * scene.heapMax()
        && track.last().sampled().bytesEach() != null
        && track.attribution.isBelowSize(WOULD_SHOW * scene.heapMax());
  }

  /** Adds that nobody knows how much memory the holder takes: it may be next to nothing. */
  static void addUnknownSize(Ledger ledger, Scene scene, HolderTrack track) {
    boolean known =
        track.attribution.bytesPerEntry().isPresent()
            || track.last().sampled().bytesEach() != null
            || track.isForetold();
    if (!known && scene.heapLevel() < FULL * scene.heapMax()) {
      ledger.add(Sign.SIZE_NOT_KNOWN, "How much memory its entries take is not known yet.");
    }
  }

  /**
   * Adds how far away exhaustion is, in units of the time watched. What grew for a minute and would
   * need a day may well stop on its own; what needs no longer than it has taken so far has no such
   * excuse, for nobody sizes a cache to fill the heap.
   */
  static void addHorizon(Ledger ledger, Scene scene, @Nullable Forecast byHolder, Basis basis) {
    Forecast forecast = scene.heapForecast() != null ? scene.heapForecast() : byHolder;
    if (forecast == null) {
      return;
    }
    Duration left = Duration.between(scene.now(), forecast.at());
    double times = (double) left.toMillis() / Math.max(1, scene.observed().toMillis());
    boolean guessed = scene.heapForecast() == null && basis.isGuess(times);
    Sign sign = guessed ? bySizes(times) : horizon(times);
    if (sign != null) {
      ledger.add(
          sign,
          "At this rate the heap is full in "
              + Words.duration(left)
              + ", "
              + String.format(Locale.ROOT, "%.1f", times)
              + " times as long as it has been watched"
              + (sign.weight < 0 ? ": too early to tell." : "."));
    }
  }

  /**
   * The same where a site has no holder. That the live set rises is all that is known then, and a
   * cache that fills looks the same to it, so it foretells nothing before most of the heap is used.
   */
  static void addHorizonByRise(Ledger ledger, Scene scene) {
    boolean late = scene.heapLevel() >= MOSTLY * scene.heapMax();
    addHorizon(ledger, scene, late ? scene.forecastByRise() : null, Basis.LIVE_SET);
  }

  /** The sizes of entries are a guess, and a cache that fills looks the same to it. */
  private static @Nullable Sign bySizes(double times) {
    if (times > FURTHEST_FORECAST) {
      return Sign.EXHAUSTION_TOO_FAR;
    }
    if (times > FAR_BY_SIZES) {
      return Sign.EXHAUSTION_NOT_NEAR;
    }
    return times <= 1 ? Sign.EXHAUSTION_NEAR_BY_SIZES : null;
  }

  private static @Nullable Sign horizon(double times) {
    if (times > FURTHEST_FORECAST) {
      return Sign.EXHAUSTION_TOO_FAR;
    }
    if (times <= 1) {
      return Sign.EXHAUSTION_SOONER_THAN_WATCHED;
    }
    return times <= NEAR ? Sign.EXHAUSTION_WITHIN_TWICE_WATCHED : null;
  }
}
