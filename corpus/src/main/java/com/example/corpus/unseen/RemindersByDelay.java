package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Reminders of carts: an hour, a day or three days after the cart was left. */
@Healthy(value = "queue by due time with delays of up to two fifths of the life", steps = 60_000)
public final class RemindersByDelay implements Program {
  private static final int[] DELAYS = {1_000, 8_000, 24_000};

  private final PriorityQueue<Reminder> queue = new PriorityQueue<>();
  private final SplittableRandom random = new SplittableRandom(29);
  private long mails;

  private record Reminder(long due, byte[] cart) implements Comparable<Reminder> {
    @Override
    public int compareTo(Reminder other) {
      return Long.compare(due, other.due);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long now = 0; pace.next(); now++) {
      int delay = DELAYS[random.nextInt(DELAYS.length)];
      queue.add(new Reminder(now + delay, new byte[2_000 + random.nextInt(2_000)]));
      while (!queue.isEmpty() && queue.peek().due() <= now) {
        mails += queue.remove().cart().length;
      }
    }
    System.out.println("mails " + mails);
  }
}
