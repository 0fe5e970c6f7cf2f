package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Nightly ETL: groups that become too many are packed into a sorted run; at the end of the batch
 * all runs are merged and written. Then nothing until the next night.
 */
@Healthy(
    value = "packed runs of an aggregation, kept for the third of a life that a batch takes",
    steps = 60_000)
public final class SpillingAggregation implements Program {
  private static final int STEPS_PER_DAY = 24_000;
  private static final int STEPS_PER_BATCH = 18_000;
  private static final int ROWS_PER_STEP = 16;
  private static final int MOST_GROUPS = 6_000;

  private final SplittableRandom random = new SplittableRandom(101);
  private final List<List<byte[]>> runs = new ArrayList<>();
  private TreeMap<Long, Totals> groups = new TreeMap<>();
  private long written;

  private static final class Totals {
    private final long[] byMonth = new long[12];
    private long rows;

    void add(int month, long amount) {
      byMonth[month] += amount;
      rows++;
    }

    byte[] pack(long customer) {
      ByteBuffer packed = ByteBuffer.allocate(Long.BYTES * (2 + byMonth.length));
      packed.putLong(customer).putLong(rows).asLongBuffer().put(byMonth);
      return packed.array();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int step = 0; pace.next(); step++) {
      int ofDay = step % STEPS_PER_DAY;
      for (int row = 0; ofDay < STEPS_PER_BATCH && row < ROWS_PER_STEP; row++) {
        aggregate((long) (5e6 * Math.pow(random.nextDouble(), 2)));
      }
      if (ofDay == STEPS_PER_BATCH) {
        finish();
      }
    }
    System.out.println("written " + written);
  }

  private void aggregate(long customer) {
    groups.computeIfAbsent(customer, first -> new Totals()).add(random.nextInt(12), 100);
    if (groups.size() == MOST_GROUPS) {
      spill();
    }
  }

  private void spill() {
    List<byte[]> packed = new ArrayList<>(groups.size());
    for (Map.Entry<Long, Totals> group : groups.entrySet()) {
      packed.add(group.getValue().pack(group.getKey()));
    }
    runs.add(packed);
    groups = new TreeMap<>();
  }

  private void finish() {
    spill();
    for (List<byte[]> run : runs) {
      written += run.size();
    }
    runs.clear();
  }
}
