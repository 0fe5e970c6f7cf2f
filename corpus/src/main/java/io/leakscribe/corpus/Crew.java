package io.leakscribe.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things, some side by side. */
final class Crew {

  private Crew() {}

  /** The answers, in the order of the things. */
  static <T, R> List<R> each(List<T> things, int sideBySide, Function<T, R> work) {
    ExecutorService workers = Executors.newFixedThreadPool(sideBySide);
    try {
      List<Future<R>> futures = new ArrayList<>();
      things.forEach(thing -> futures.add(workers.submit(() -> work.apply(thing))));
      List<R> answers = new ArrayList<>();
      for (Future<R> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      workers.shutdownNow();
    }
  }
}
