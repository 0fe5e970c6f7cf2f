package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;

/** Puts the newest price of each share, and has forgotten that a multimap keeps the older ones. */
@Leak(
    value = "Guava multimap of a fixed set of keys, put to as if it were a map",
    holders = {
      "com\\.example\\.corpus\\.library\\.GuavaMultimapOfPrices\\$Ticker\\.latest",
      "com\\.google\\.common\\.collect\\.(AbstractMapBasedMultimap|ArrayListMultimap)\\.map",
      "com\\.google\\.common\\.collect\\.AbstractMapBasedMultimap\\$\\w+\\.delegate"
    },
    sites = {
      "GuavaMultimapOfPrices(\\$Ticker|\\$Quote)?\\.\\S+",
      "com\\.google\\.common\\.collect\\.\\w+\\.put"
    },
    leakingClass = "com\\.example\\.corpus\\.library\\.GuavaMultimapOfPrices\\$Quote")
public final class GuavaMultimapOfPrices implements Program {
  private static final int SHARES = 400;

  /** What is bid for and asked of a share. */
  private record Quote(long at, double[] bids, double[] asks) {}

  /** Knows the latest quotes. */
  private static final class Ticker {
    private final ListMultimap<String, Quote> latest = ArrayListMultimap.create();

    void quoted(String share, long at) {
      double[] bids = new double[40];
      bids[0] = at;
      latest.put(share, new Quote(at, bids, bids.clone()));
    }

    double best(String share) {
      return latest.get(share).get(0).asks()[0];
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Ticker ticker = new Ticker();
    double sum = 0;
    for (long at = 0; pace.next(); at++) {
      String share = "S" + at % SHARES;
      ticker.quoted(share, at);
      sum += ticker.best(share);
    }
    System.out.println("sum " + sum);
  }
}
