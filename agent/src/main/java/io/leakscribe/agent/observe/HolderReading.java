package io.leakscribe.agent.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The size of one holder: a field, summed over the owners that are tracked.
 *
 * @param holder {@code com.shop.SessionRegistry.sessions}, declaring class and field
 * @param holderType class name of the container, of the largest one where owners differ
 * @param entries number of entries over all tracked owners
 * @param largest number of entries of the largest single container
 * @param owners number of live tracked owners that have a container in the field
 * @param isStatic whether the field is static
 * @param bound what the container itself declares about its size
 * @param removals entries removed or evicted since the start where the container counts them, else
 *     null
 * @param sampled what a look at some of its entries told
 * @param reached how it is reached from a root; for a plain field of a woven class null until a
 *     walk has met it
 */
public record HolderReading(
    String holder,
    String holderType,
    long entries,
    long largest,
    int owners,
    boolean isStatic,
    Bound bound,
    @Nullable Long removals,
    Sampled sampled,
    @Nullable Reached reached) {

  /**
   * What was found out about the entries from some of them.
   *
   * @param classes their class names, most frequent first, application classes before JDK classes;
   *     empty until somebody asked for them
   * @param bytesEach estimate of the bytes that one entry keeps alive, null while not known
   * @param survival what became of those that were marked, null while none was
   * @param deadlines what they say themselves of when they are to go, null where they say nothing
   */
  public record Sampled(
      List<String> classes,
      @Nullable Long bytesEach,
      @Nullable Survival survival,
      @Nullable Deadlines deadlines) {
    /** Nobody has looked. */
    public static final Sampled NOTHING = of(List.of());

    public Sampled {
      classes = List.copyOf(classes);
    }

    /** The classes alone. */
    public static Sampled of(List<String> classes) {
      return of(classes, null);
    }

    /** The classes, and the bytes of an entry, null where they are not known. */
    public static Sampled of(List<String> classes, @Nullable Long bytesEach) {
      return new Sampled(classes, bytesEach, null, null);
    }
  }

  /** The same, reached so. */
  public HolderReading withReached(Reached way) {
    return new HolderReading(
        holder, holderType, entries, largest, owners, isStatic, bound, removals, sampled, way);
  }
}
