package io.leakscribe.journal;

/**
 * How a journal is to be read.
 *
 * @param samples which samples are wanted with their values; the others are handed on without
 * @param progress told how far it has come
 */
public record ReadPlan(Samples samples, Progress progress) {

  /** All of everything, in silence. */
  public static final ReadPlan WHOLE = new ReadPlan(Samples.ALL, Progress.NONE);

  /** Chooses samples; asked once for each, in the order of each run. */
  @FunctionalInterface
  public interface Samples {
    /** Every sample. */
    Samples ALL = origin -> true;

    /** No sample. */
    Samples NONE = origin -> false;

    /** Whether the values of this sample are wanted. */
    boolean wanted(Origin sample);
  }

  /** Is told of bytes as they are read. */
  @FunctionalInterface
  public interface Progress {
    /** Tells nobody. */
    Progress NONE = bytes -> {};

    /** So many more bytes have been read. */
    void read(long bytes);
  }
}
