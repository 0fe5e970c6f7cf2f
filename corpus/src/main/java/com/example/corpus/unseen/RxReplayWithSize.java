package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.reactivex.rxjava3.subjects.ReplaySubject;

/** Who subscribes gets the last twenty thousand events; they are there after half of the life. */
@Healthy(value = "RxJava replay of a fixed number of events, full at 55 %", steps = 40_000)
public final class RxReplayWithSize implements Program {
  private static final int EVENTS = 22_000;

  private final ReplaySubject<byte[]> events = ReplaySubject.createWithSize(EVENTS);
  private long received;

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      events.onNext(new byte[1_500 + i % 700]);
      if (i % 2_000 == 0) {
        events.subscribe(event -> received += event.length).dispose();
      }
    }
    System.out.println("received " + received);
  }
}
