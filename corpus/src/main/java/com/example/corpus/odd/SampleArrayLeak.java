package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;

/** Latency samples in a long[] that is grown and never started anew. */
@Leak(
    value = "long[] of samples that only grows",
    holders = "com\\.example\\.corpus\\.odd\\.SampleArrayLeak\\$Latencies\\.samples",
    sites = {"SampleArrayLeak\\$Latencies\\.record"},
    leakingClass = "long\\[\\]")
public final class SampleArrayLeak implements Program {

  /** All latencies since the start, for exact percentiles. */
  private static final class Latencies {
    private long[] samples = new long[1024];
    private int size;

    void record(long nanos) {
      if (size == samples.length) {
        samples = Arrays.copyOf(samples, size + size / 2);
      }
      samples[size++] = nanos;
    }

    long last() {
      return samples[size - 1];
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Latencies latencies = new Latencies();
    long sum = 0;
    for (long request = 0; pace.next(); request++) {
      for (int call = 0; call < 50; call++) {
        latencies.record(request * call);
      }
      sum += latencies.last();
    }
    System.out.println("sum " + sum);
  }
}
