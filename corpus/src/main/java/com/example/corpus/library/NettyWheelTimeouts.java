package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.netty.util.HashedWheelTimer;
import java.util.concurrent.TimeUnit;

/** Starts a time-out of a day for each request and never cancels it. */
@Leak(
    value = "Netty HashedWheelTimer time-outs never cancelled",
    holders = {
      "io\\.netty\\.util\\.HashedWheelTimer(\\$\\w+)?\\.(wheel|head|tail|timeouts)",
      "com\\.example\\.corpus\\.library\\.NettyWheelTimeouts\\.timer"
    },
    sites = {"NettyWheelTimeouts\\.handle", "HashedWheelTimer\\.\\w+"})
public final class NettyWheelTimeouts implements Program {
  private final HashedWheelTimer timer = new HashedWheelTimer();

  private void handle() {
    byte[] request = new byte[700];
    timer.newTimeout(timeout -> request[0] = 1, 1, TimeUnit.DAYS);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
