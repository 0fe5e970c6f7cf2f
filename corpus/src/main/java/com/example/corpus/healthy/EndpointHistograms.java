package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Latencies for each endpoint: samples in reservoirs that grow to a fixed size. */
@Healthy(value = "histograms of a finite set of endpoints, growing to a fixed size", steps = 60_000)
public final class EndpointHistograms implements Program {
  private static final int ENDPOINTS = 150;
  private static final int CALLS_PER_STEP = 100;

  private final ConcurrentMap<String, Reservoir> latencies = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(23);

  /** Keeps every sample until it has enough; then each replaces another. */
  private final class Reservoir {
    private static final int SIZE = 32_768;

    private long[] samples = new long[64];
    private int count;

    void record(long nanos) {
      if (count == samples.length && count < SIZE) {
        samples = Arrays.copyOf(samples, count * 2);
      }
      int at = count < samples.length ? count++ : random.nextInt(SIZE);
      samples[at] = nanos;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      for (int i = 0; i < CALLS_PER_STEP; i++) {
        double popularity = random.nextDouble();
        called("/api/v1/" + (int) (ENDPOINTS * popularity * popularity));
      }
    }
  }

  private void called(String endpoint) {
    latencies.computeIfAbsent(endpoint, e -> new Reservoir()).record(random.nextLong(1_000_000));
  }
}
