package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.management.timer.Timer;

/** Has the timer of JMX send a reminder next year, also for what is cancelled the same minute. */
@Leak(
    value = "notifications of a javax.management.timer.Timer, due in a year",
    holders = {
      "javax\\.management\\.timer\\.Timer\\.(timerTable|timer)",
      "java\\.util\\.(TaskQueue\\.queue|TimerThread\\.queue|Timer\\.queue)",
      "com\\.example\\.corpus\\.jdk\\.RemindersInJmxTimer\\.timer"
    },
    sites = {
      "RemindersInJmxTimer\\.\\S+",
      "javax\\.management\\.timer\\.Timer\\.addNotification",
      "java\\.util\\.(Timer|TaskQueue)\\.\\w+"
    })
public final class RemindersInJmxTimer implements Program {
  private static final Duration TERM = Duration.ofDays(365);

  private final Timer timer = new Timer();
  private final Instant signed = Instant.now();

  private record Contract(int number, byte[] text) {}

  private void sign(Contract contract) {
    timer.addNotification(
        "renewal", "contract " + contract.number(), contract, Date.from(signed.plus(TERM)));
  }

  @Override
  public void run(Pace pace) throws Exception {
    timer.start();
    for (int number = 0; pace.next(); number++) {
      sign(new Contract(number, new byte[1500]));
    }
    timer.stop();
  }
}
