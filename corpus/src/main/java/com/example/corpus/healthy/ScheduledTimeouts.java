package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Every request plans a reminder for 40 seconds later; the reminder runs and is gone. */
@Healthy(value = "scheduled tasks, each of which holds its request until it runs", steps = 24_000)
public final class ScheduledTimeouts implements Program {
  private static final int SECONDS = 40;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private volatile long reminded;

  private record Request(int number, byte[] body) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int number = 0; pace.next(); number++) {
      accept(new Request(number, new byte[1800]));
    }
    timer.shutdownNow();
  }

  private void accept(Request request) {
    timer.schedule(() -> remind(request), SECONDS, TimeUnit.SECONDS);
  }

  private void remind(Request request) {
    reminded = request.number();
  }
}
