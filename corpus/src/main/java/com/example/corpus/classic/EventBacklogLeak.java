package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A lock-free queue of events, drained in batches that are too small. */
@Leak(
    value = "concurrent linked queue drained more slowly than it fills",
    holders = "com\\.example\\.corpus\\.classic\\.EventBacklogLeak\\$EventBus\\.pending",
    sites = {"EventBacklogLeak\\$EventBus\\.publish", "EventBacklogLeak\\$Event\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.classic\\.EventBacklogLeak\\$Event")
public final class EventBacklogLeak implements Program {

  /** Something happened. */
  private record Event(long number, byte[] payload) {}

  /** Collects events and delivers them in batches. */
  private static final class EventBus {
    private static final int BATCH = 60;

    private final Queue<Event> pending = new ConcurrentLinkedQueue<>();

    void publish(long number) {
      pending.add(new Event(number, new byte[800]));
    }

    long deliver() {
      long last = 0;
      for (int i = 0; i < BATCH; i++) {
        Event event = pending.poll();
        if (event == null) {
          break;
        }
        last = event.number() + event.payload().length;
      }
      return last;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    EventBus bus = new EventBus();
    long delivered = 0;
    for (long number = 1; pace.next(); number++) {
      bus.publish(number);
      if (number % 100 == 0) {
        delivered = bus.deliver();
      }
    }
    System.out.println("delivered up to " + delivered);
  }
}
