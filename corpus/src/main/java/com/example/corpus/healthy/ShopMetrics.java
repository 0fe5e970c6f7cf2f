package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.SplittableRandom;

/** A summary for each shop and kind of payment; small shops sell seldom. */
@Healthy(
    value = "Micrometer summaries of a finite set of shops, met ever more slowly",
    steps = 60_000)
public final class ShopMetrics implements Program {
  private static final int SHOPS = 3_000;
  private static final String[] KINDS = {"cash", "card", "voucher"};

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final SplittableRandom random = new SplittableRandom(17);

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      double u = random.nextDouble();
      sold((int) (SHOPS * u * u), KINDS[random.nextInt(KINDS.length)]);
    }
  }

  private void sold(int shop, String kind) {
    DistributionSummary.builder("sales")
        .tag("shop", "shop-" + shop)
        .tag("payment", kind)
        .serviceLevelObjectives(1, 5, 10, 50, 100, 500, 1000)
        .register(registry)
        .record(random.nextDouble(1000));
  }
}
