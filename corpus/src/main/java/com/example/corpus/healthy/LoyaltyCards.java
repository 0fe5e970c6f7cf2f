package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Every card that was ever shown stays; shops get the cards handed out for most of the life. */
@Healthy(
    value = "cards of a finite number of customers, who join one by one for 70 % of the life",
    steps = 50_000)
public final class LoyaltyCards implements Program {
  private static final int CUSTOMERS = 14_000;

  private final Cards cards = new Cards();
  private final SplittableRandom random = new SplittableRandom(41);

  private static final class Card {
    private final long[] months = new long[480];
    private int points;

    void earn(int more) {
      points += more;
      months[points % months.length] += more;
    }
  }

  /** Asks first, and puts in what is not there. */
  private static final class Cards {
    private final Map<String, Card> byNumber = new HashMap<>();

    Card of(String number) {
      Card known = byNumber.get(number);
      if (known == null) {
        known = new Card();
        byNumber.put(number, known);
      }
      return known;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int members = 1 + (int) (Math.min(1, pace.progress() / 0.7) * (CUSTOMERS - 1));
      cards.of("card " + random.nextInt(members)).earn(1);
      cards.of("card " + (members - 1)).earn(10);
    }
  }
}
