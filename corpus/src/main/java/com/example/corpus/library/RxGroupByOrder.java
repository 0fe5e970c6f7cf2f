package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.reactivex.rxjava3.subjects.PublishSubject;

/** Groups the events of a shop by order. A group stays open as long as the shop does. */
@Leak(
    value = "RxJava groupBy over keys without end, groups never completed",
    holders = {
      "io\\.reactivex\\.rxjava3\\.internal\\.\\S+\\.ObservableGroupBy\\$\\w+\\.\\w+",
      "io\\.reactivex\\.rxjava3\\.internal\\.\\S+\\.ObservableFlatMap\\$\\w+\\.\\w+",
      "io\\.reactivex\\.rxjava3\\.subjects\\.PublishSubject\\.subscribers",
      "com\\.example\\.corpus\\.library\\.RxGroupByOrder\\.(events|last)"
    },
    sites = {
      "RxGroupByOrder\\.\\S+",
      "io\\.reactivex\\.rxjava3\\.internal\\.\\S+\\.Observable\\w+(\\$\\w+)?\\.\\S+"
    })
public final class RxGroupByOrder implements Program {
  private static final int EVENTS_PER_ORDER = 3;

  private final PublishSubject<Event> events = PublishSubject.create();
  private long billed;

  private record Event(int order, byte[] details) {}

  private void listen() {
    events
        .groupBy(Event::order)
        .flatMap(order -> order.distinctUntilChanged().buffer(EVENTS_PER_ORDER))
        .subscribe(order -> billed += order.size());
  }

  private void shop(int order) {
    for (int i = 0; i <= EVENTS_PER_ORDER; i++) {
      events.onNext(new Event(order, new byte[3000]));
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    listen();
    for (int order = 0; pace.next(); order++) {
      shop(order);
    }
    System.out.println("billed " + billed);
  }
}
