package io.leakscribe.agent.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

/**
 * Takes log lines on the application's threads, where nothing may be written, and gives them to the
 * agent's own. Bounded: what does not fit is dropped. Thread-safe.
 */
final class LogQueue implements Consumer<String> {
  private static final int CAPACITY = 64;

  private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);

  @Override
  public void accept(String line) {
    lines.offer(line);
  }

  void drainTo(Consumer<String> log) {
    for (String line = lines.poll(); line != null; line = lines.poll()) {
      log.accept(line);
    }
  }
}
