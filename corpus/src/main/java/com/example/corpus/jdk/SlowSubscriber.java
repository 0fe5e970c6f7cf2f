package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;

/** Publishes to a subscriber that never asks for more, through a buffer that may grow for ever. */
@Leak(
    value = "SubmissionPublisher with a stalled subscriber",
    holders = {
      "java\\.util\\.concurrent\\.SubmissionPublisher\\$BufferedSubscription\\.array",
      "java\\.util\\.concurrent\\.SubmissionPublisher\\.clients",
      "com\\.example\\.corpus\\.jdk\\.SlowSubscriber\\.ticks"
    },
    sites = {"SlowSubscriber\\.publish", "SubmissionPublisher(\\$BufferedSubscription)?\\.\\w+"})
public final class SlowSubscriber implements Program {
  private final SubmissionPublisher<byte[]> ticks =
      new SubmissionPublisher<>(ForkJoinPool.commonPool(), 1 << 26);

  /** Asks for one tick, and then for none. */
  private static final class Stalled implements Flow.Subscriber<byte[]> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(byte[] tick) {}

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onComplete() {}
  }

  private void publish() {
    ticks.submit(new byte[800]);
  }

  @Override
  public void run(Pace pace) throws Exception {
    ticks.subscribe(new Stalled());
    while (pace.next()) {
      publish();
    }
  }
}
