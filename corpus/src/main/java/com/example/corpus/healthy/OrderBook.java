package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;

/** Bids by price and number; whenever there are too many, the lowest go. */
@Healthy(value = "order book in a skip list, the lowest bids drop out", steps = 60_000)
public final class OrderBook implements Program {
  private static final int MOST = 20_000;

  private final ConcurrentSkipListMap<Bid, byte[]> bids = new ConcurrentSkipListMap<>();
  private final SplittableRandom random = new SplittableRandom(61);

  private record Bid(int cents, int number) implements Comparable<Bid> {
    @Override
    public int compareTo(Bid other) {
      int byPrice = Integer.compare(cents, other.cents);
      return byPrice != 0 ? byPrice : Integer.compare(number, other.number);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int number = 0; pace.next(); number++) {
      bid(new Bid(10_000 + random.nextInt(5_000), number));
      if (number % 500 == 499) {
        trim();
      }
    }
  }

  private void bid(Bid bid) {
    bids.put(bid, new byte[1700]);
  }

  private void trim() {
    for (int excess = bids.size() - MOST; excess > 0; excess--) {
      bids.pollFirstEntry();
    }
  }
}
