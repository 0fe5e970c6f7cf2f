package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A partner answers one question of two; the others time out. Load rises until past noon. */
@Healthy(value = "futures with orTimeout, load rises and then stays", steps = 12_000)
public final class PartnerTimeouts implements Program {
  private static final int SECONDS = 6;
  private static final double RISES_UNTIL = 0.6;

  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private int number;

  private record Question(int number, byte[] body) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int questions = 1 + (int) (4 * Math.min(1, pace.progress() / RISES_UNTIL));
      for (int i = 0; i < questions; i++) {
        ask(new Question(number++, new byte[1900]));
      }
    }
    System.out.println("answered " + answered + ", failed " + failed);
  }

  private void ask(Question question) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    answer.orTimeout(SECONDS, TimeUnit.SECONDS).whenComplete((length, e) -> end(question, e));
    if (question.number() % 2 == 0) {
      answer.complete(question.body().length);
    }
  }

  private void end(Question question, @Nullable Throwable failure) {
    (failure == null ? answered : failed).add(question.body().length);
  }
}
