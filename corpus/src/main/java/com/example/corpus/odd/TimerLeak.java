package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A java.util.Timer with one reminder per order, thirty days ahead; most are cancelled, in vain.
 */
@Leak(
    value = "timer tasks far in the future, cancelled but never purged",
    holders = {
      "com\\.example\\.corpus\\.odd\\.TimerLeak\\$Reminders\\.timer",
      "java\\.util\\.Timer\\.queue",
      "java\\.util\\.TimerThread\\.queue",
      "java\\.util\\.TaskQueue\\.queue"
    },
    sites = {"TimerLeak\\$Reminders\\.(remind|paid)", "TimerLeak\\$Reminder\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.TimerLeak\\$Reminder")
public final class TimerLeak implements Program {

  /** Reminds of an order that was not paid. */
  private static final class Reminder extends TimerTask {
    private final long order;
    private final byte[] letter = new byte[700];

    Reminder(long order) {
      this.order = order;
    }

    @Override
    public void run() {
      System.out.println("order " + order + ", " + letter.length + " bytes");
    }
  }

  /** Sends reminders when they are due. */
  private static final class Reminders {
    private static final long MONTH = 30L * 24 * 60 * 60 * 1000;

    private final Timer timer = new Timer("reminders", true);

    Reminder remind(long order) {
      Reminder reminder = new Reminder(order);
      timer.schedule(reminder, MONTH);
      return reminder;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Reminders reminders = new Reminders();
    for (long order = 0; pace.next(); order++) {
      Reminder reminder = reminders.remind(order);
      if (order % 10 != 0) {
        reminder.cancel();
      }
    }
  }
}
