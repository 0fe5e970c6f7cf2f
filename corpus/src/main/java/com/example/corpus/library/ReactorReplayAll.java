package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import reactor.core.publisher.Sinks;

/** Replays all events that ever were to whoever subscribes. */
@Leak(
    value = "Reactor Sinks.many().replay().all()",
    holders = {
      "reactor\\.core\\.publisher\\.(SinkManyReplayProcessor|FluxReplay)(\\$\\w+)?\\.\\w+",
      "com\\.example\\.corpus\\.library\\.ReactorReplayAll\\.events"
    },
    sites = {
      "ReactorReplayAll\\.publish",
      "reactor\\.core\\.publisher\\.\\w*Replay\\w*(\\$\\w+)?\\.\\w+"
    })
public final class ReactorReplayAll implements Program {
  private final Sinks.Many<byte[]> events = Sinks.many().replay().all();

  private void publish() {
    events.tryEmitNext(new byte[600]).orThrow();
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      publish();
    }
  }
}
