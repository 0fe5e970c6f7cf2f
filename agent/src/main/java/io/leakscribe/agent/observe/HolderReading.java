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
 * @param elementClasses class names of sampled entries, most frequent first, application classes
 *     before JDK classes; empty until somebody asked for them
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
    List<String> elementClasses,
    @Nullable Reached reached,
    @Nullable Long entryBytes,
    @Nullable Survival survival) {

  public HolderReading {
    elementClasses = List.copyOf(elementClasses);
  }

  /** The same, reached so. */
  public HolderReading withReached(Reached way) {
    return new HolderReading(
        holder,
        holderType,
        entries,
        largest,
        owners,
        isStatic,
        bound,
        removals,
        elementClasses,
        way,
        entryBytes,
        survival);
  }

  /** A plain field of a woven class. */
  public HolderReading(
      String holder,
      String holderType,
      long entries,
      long largest,
      int owners,
      boolean isStatic,
      Bound bound,
      @Nullable Long removals,
      List<String> elementClasses) {
    this(
        holder,
        holderType,
        entries,
        largest,
        owners,
        isStatic,
        bound,
        removals,
        elementClasses,
        null,
        null,
        null);
  }

  /** Of whose entries none was marked. */
  public HolderReading(
      String holder,
      String holderType,
      long entries,
      long largest,
      int owners,
      boolean isStatic,
      Bound bound,
      @Nullable Long removals,
      List<String> elementClasses,
      @Nullable Reached reached) {
    this(
        holder,
        holderType,
        entries,
        largest,
        owners,
        isStatic,
        bound,
        removals,
        elementClasses,
        reached,
        null,
        null);
  }

  /** The same, with what was found out about its entries. */
  public HolderReading withEntries(@Nullable Long bytes, @Nullable Survival seen) {
    return new HolderReading(
        holder,
        holderType,
        entries,
        largest,
        owners,
        isStatic,
        bound,
        removals,
        elementClasses,
        reached,
        bytes,
        seen);
  }
}
