package io.leakscribe.agent.observe;

import java.time.Instant;

/**
 * Bytes of heap in use right after a collection.
 *
 * @param time end of the collection
 * @param bytes in use after it
 * @param basis how much the reading can be trusted
 * @param collection name of the collection, for the ledger: {@code G1 mixed}, {@code ParallelOld}
 */
public record LiveSetReading(Instant time, long bytes, Basis basis, String collection) {

  /** What the collection had reclaimed. */
  public enum Basis {
    /** Old memory was reclaimed: this is a live set. */
    OLD_RECLAIMED,
    /** Only young memory was collected: an upper bound, whose lower envelope is a hint. */
    YOUNG_ONLY
  }
}
