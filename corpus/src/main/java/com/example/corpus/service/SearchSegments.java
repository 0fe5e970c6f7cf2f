package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A search index: documents are written again and again; segments are merged in tiers, three by
 * three, and only a merge drops what was overwritten. The last tier is a single segment.
 */
@Healthy(
    value = "tiers of index segments, merged three by three, old versions dropped then",
    steps = 90_000)
public final class SearchSegments implements Program {
  private static final int DOCUMENTS = 8_000;
  private static final int BUFFERED = 300;
  private static final int FAN_IN = 3;
  private static final int TIERS = 4;

  private final List<List<Segment>> tiers = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(73);
  private Map<Integer, int[]> top = new HashMap<>();
  private Map<Integer, int[]> buffer = new HashMap<>();

  private record Segment(Map<Integer, int[]> postings) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int tier = 0; tier < TIERS; tier++) {
      tiers.add(new ArrayList<>());
    }
    while (pace.next()) {
      buffer.put(random.nextInt(DOCUMENTS), new int[230 + random.nextInt(100)]);
      if (buffer.size() == BUFFERED) {
        flush();
      }
    }
  }

  private void flush() {
    tiers.get(0).add(new Segment(buffer));
    buffer = new HashMap<>();
    for (int tier = 0; tier < TIERS && tiers.get(tier).size() == FAN_IN; tier++) {
      merge(tier);
    }
  }

  private void merge(int tier) {
    boolean last = tier == TIERS - 1;
    Map<Integer, int[]> merged = last ? new HashMap<>(top) : new HashMap<>();
    for (Segment segment : tiers.get(tier)) {
      merged.putAll(segment.postings());
    }
    tiers.get(tier).clear();
    if (last) {
      top = merged;
    } else {
      tiers.get(tier + 1).add(new Segment(merged));
    }
  }
}
