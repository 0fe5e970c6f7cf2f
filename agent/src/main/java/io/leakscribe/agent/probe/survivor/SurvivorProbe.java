package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.thread.AgentThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Sampled objects that stay alive, by allocation site, from the flight recorder. Looks now and
 * then, on a daemon thread of its own; each look takes some milliseconds and stops nothing. Only
 * {@link #findPath} may stop the application, within a budget.
 *
 * <p>Thread-safe. Says so once where the recorder gives no samples, as under generational ZGC, and
 * then does nothing more.
 */
public final class SurvivorProbe implements AutoCloseable {
  private final Rounds rounds;
  private final ThreadFactory threads;
  private boolean begun;

  /**
   * Creates a probe that does nothing before {@link #begin}.
   *
   * @param pauseBudget the longest pause that a search for paths may cause, and what all of them
   *     may take in an hour; zero = never search
   * @param log takes one line for each thing an operator should know
   */
  public SurvivorProbe(Duration pauseBudget, Consumer<String> log) {
    this(pauseBudget, Rounds.FIRST_SLICE, log);
  }

  SurvivorProbe(Duration pauseBudget, Duration firstSlice, Consumer<String> log) {
    this(pauseBudget, firstSlice, task -> AgentThreads.daemon("leakscribe-survivors", task), log);
  }

  SurvivorProbe(
      Duration pauseBudget, Duration firstSlice, ThreadFactory threads, Consumer<String> log) {
    // No method reference: the class is to be linked on the thread, where its absence is survived.
    rounds =
        new Rounds(() -> new JfrSampleSource(), new PauseAllowance(pauseBudget), firstSlice, log);
    this.threads = threads;
  }

  /**
   * Begins to sample. To be called when the application is up: what it allocates while it starts is
   * long-lived and no leak. Further calls do nothing, unless no thread could be started before.
   */
  public synchronized void begin() {
    if (!begun) {
      threads.newThread(rounds).start();
      begun = true;
    }
  }

  /** Whether a look now and then will do, until it is told otherwise. */
  public void calm(boolean now) {
    rounds.calm(now);
  }

  /**
   * The newest readings, the most widely spread first. Returns at once.
   *
   * @param oldCollections how often old memory has been reclaimed so far: only then is it known
   *     that what is sampled is alive
   */
  public List<SurvivorReading> sample(long oldCollections) {
    return rounds.readings(oldCollections);
  }

  /**
   * Asks for reference chains, once for each fingerprint; later readings have them. Stops the
   * application if the budget allows it.
   *
   * @param fingerprint of the suspect that lacks a holder
   * @param liveBytes what the search has to walk
   */
  public void findPath(String fingerprint, long liveBytes) {
    rounds.request(fingerprint, liveBytes);
  }

  /** Stop-the-world time that searches have caused so far. */
  public Duration pauses() {
    return rounds.pauses();
  }

  @Override
  public synchronized void close() {
    rounds.close();
  }
}
