package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.CompletableFuture;

/** Every request waits, asynchronously, for a warm-up that never completes. */
@Leak(
    value = "dependents of a future that never completes",
    holders = {
      "com\\.example\\.corpus\\.odd\\.FutureChainLeak\\$Pricing\\.warm",
      "java\\.util\\.concurrent\\.CompletableFuture\\.stack",
      "java\\.util\\.concurrent\\.CompletableFuture\\$Completion\\.next"
    },
    sites = {"FutureChainLeak\\$Pricing\\.price", "FutureChainLeak\\$Basket\\.<init>"})
public final class FutureChainLeak implements Program {

  /** What is to be priced. */
  private static final class Basket {
    private final int[] articles = new int[120];

    int price(int factor) {
      return articles.length * factor;
    }
  }

  /** Prices baskets as soon as it is warm. */
  private static final class Pricing {
    private final CompletableFuture<Integer> warm = new CompletableFuture<>();

    CompletableFuture<Integer> price() {
      Basket basket = new Basket();
      return warm.thenApply(basket::price).thenApply(price -> price + 1);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Pricing pricing = new Pricing();
    int priced = 0;
    while (pace.next()) {
      priced += pricing.price().getNow(0);
    }
    System.out.println("priced " + priced);
  }
}
