package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A log-structured store: writes go to a table; full tables are merged, old versions dropped. */
@Healthy(value = "merges of tables: a sawtooth with rising peaks, then level", steps = 60_000)
public final class MergedTables implements Program {
  private static final int KEYS = 14_000;
  private static final int FULL = 3_000;
  private static final int MERGED_AT = 3;

  private final Deque<Map<Integer, byte[]>> tables = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(3);
  private Map<Integer, byte[]> current = new TreeMap<>();

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      current.put(random.nextInt(KEYS), new byte[1500 + random.nextInt(1000)]);
      if (current.size() == FULL) {
        tables.addLast(current);
        current = new TreeMap<>();
        merge();
      }
    }
  }

  private void merge() {
    if (tables.size() <= MERGED_AT) {
      return;
    }
    Map<Integer, byte[]> all = new TreeMap<>();
    while (!tables.isEmpty()) {
      all.putAll(tables.removeFirst());
    }
    tables.addLast(all);
  }
}
