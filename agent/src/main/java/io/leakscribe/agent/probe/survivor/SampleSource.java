package io.leakscribe.agent.probe.survivor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where samples come from. For one thread. */
interface SampleSource extends AutoCloseable {

  /**
   * What one look gave.
   *
   * @param living samples whose objects are alive
   * @param pause how long the application was stopped for it
   */
  record Look(List<Sample> living, Duration pause) {}

  /** Begins to sample, with an empty queue unless somebody else samples too. */
  void begin();

  /** The samples alive now, without chains. */
  Look look() throws IOException;

  /**
   * The samples alive now, with chains to their roots as far as they are found in time. Stops the
   * application meanwhile, and may well take several times as long as asked.
   */
  Look search(Duration limit) throws IOException;

  /** Whether a look costs somebody else something, too: then it is to be seldom. */
  default boolean isShared() {
    return false;
  }

  @Override
  void close();
}
