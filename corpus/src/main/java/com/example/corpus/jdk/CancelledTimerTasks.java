package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/** Cancels its time-outs but never purges them: the timer keeps each until it is due. */
@Leak(
    value = "cancelled TimerTasks of a far future",
    holders = {
      "java\\.util\\.TaskQueue\\.queue",
      "java\\.util\\.Timer\\.queue",
      "com\\.example\\.corpus\\.jdk\\.CancelledTimerTasks\\.timer"
    },
    sites = {
      "CancelledTimerTasks\\.handle",
      "java\\.util\\.Timer\\.\\w+",
      "java\\.util\\.TaskQueue\\.add"
    })
public final class CancelledTimerTasks implements Program {
  private final Timer timer = new Timer("time-outs", true);

  /** Gives up on a request. */
  private static final class TimeOut extends TimerTask {
    private final byte[] request = new byte[600];

    @Override
    public void run() {
      request[0] = 1;
    }
  }

  private void handle() {
    TimeOut timeOut = new TimeOut();
    timer.schedule(timeOut, TimeUnit.DAYS.toMillis(1));
    timeOut.cancel();
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
