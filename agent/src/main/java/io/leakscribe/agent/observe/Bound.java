package io.leakscribe.agent.observe;

/**
 * What a container declares about its own size.
 *
 * @param kind by what it is bounded
 * @param limit the bound: entries, weight or seconds; 0 where the kind has none or it is not known
 */
public record Bound(Kind kind, long limit) {

  /** By what a container is bounded. */
  public enum Kind {
    /** Nothing bounds it. */
    NONE,
    /** A largest number of entries: a maximum size, a capacity. */
    ENTRIES,
    /** A largest total weight in the container's own unit. */
    WEIGHT,
    /** Entries expire after {@code limit} seconds. */
    EXPIRY,
    /** Held by weak or soft references: the collector bounds it. */
    REFERENCES,
    /** It evicts by a rule of its own that cannot be read, as removeEldestEntry does. */
    OWN_RULE
  }

  /** Nothing bounds it. */
  public static final Bound NONE = new Bound(Kind.NONE, 0);
}
