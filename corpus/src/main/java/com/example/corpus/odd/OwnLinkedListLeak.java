package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.jspecify.annotations.Nullable;

/** A linked list of its own making: every alarm is put before the ones that were raised earlier. */
@Leak(
    value = "own linked list behind a static head",
    holders = {
      "com\\.example\\.corpus\\.odd\\.OwnLinkedListLeak\\$Alarms\\.head",
      "com\\.example\\.corpus\\.odd\\.OwnLinkedListLeak\\$Alarm\\.next"
    },
    sites = {"OwnLinkedListLeak\\$Alarms\\.raise", "OwnLinkedListLeak\\$Alarm\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.OwnLinkedListLeak\\$Alarm")
public final class OwnLinkedListLeak implements Program {

  /** One alarm; knows the one before it. */
  private static final class Alarm {
    private final @Nullable Alarm next;
    private final byte[] snapshot = new byte[400];
    private boolean acknowledged;

    Alarm(@Nullable Alarm next) {
      this.next = next;
    }
  }

  /** All alarms, the latest first. */
  private static final class Alarms {
    private static @Nullable Alarm head;

    static void raise() {
      head = new Alarm(head);
    }

    static int acknowledge() {
      int bytes = 0;
      for (Alarm a = head; a != null && !a.acknowledged; a = a.next) {
        a.acknowledged = true;
        bytes += a.snapshot.length;
      }
      return bytes;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long bytes = 0;
    for (int i = 0; pace.next(); i++) {
      Alarms.raise();
      if (i % 10 == 0) {
        bytes += Alarms.acknowledge();
      }
    }
    System.out.println("bytes " + bytes);
  }
}
