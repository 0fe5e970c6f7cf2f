package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.reactivex.rxjava3.subjects.ReplaySubject;

/** Replays all events that ever were to whoever subscribes. */
@Leak(
    value = "RxJava ReplaySubject without bound",
    holders = {
      "io\\.reactivex\\.rxjava3\\.subjects\\.ReplaySubject(\\$\\w+)?\\.buffer",
      "com\\.example\\.corpus\\.library\\.RxReplayEvents\\.events"
    },
    sites = {"RxReplayEvents\\.publish", "ReplaySubject(\\$\\w+)?\\.\\w+"})
public final class RxReplayEvents implements Program {
  private final ReplaySubject<byte[]> events = ReplaySubject.create();

  private void publish() {
    events.onNext(new byte[600]);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      publish();
    }
  }
}
