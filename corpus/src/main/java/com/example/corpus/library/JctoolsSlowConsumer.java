package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.jctools.queues.MpscUnboundedArrayQueue;

/** Takes one event of ten from a queue without bound. */
@Leak(
    value = "JCTools queue without bound, with a slow consumer",
    holders = {
      "org\\.jctools\\.queues\\.\\w+\\.(producerBuffer|consumerBuffer)",
      "com\\.example\\.corpus\\.library\\.JctoolsSlowConsumer\\.queue"
    },
    sites = {"JctoolsSlowConsumer\\.publish", "org\\.jctools\\.queues\\.\\w+\\.offer\\w*"})
public final class JctoolsSlowConsumer implements Program {
  private final MpscUnboundedArrayQueue<byte[]> queue = new MpscUnboundedArrayQueue<>(1024);

  private void publish() {
    queue.offer(new byte[700]);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long i = 0; pace.next(); i++) {
      publish();
      if (i % 10 == 0) {
        queue.poll();
      }
    }
  }
}
